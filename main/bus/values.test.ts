import { describe, expect, it } from 'vitest';
import { seededRandom } from '../testing/random';
import { BusReader } from './values';

/** Properties as a bus sends them, with a value of each type that services use. */
const PROPERTIES =
  '54010000000000000400000053736964000261790000000007000000f09f8fa0ff00070000000000090000004672657175656e6379000175' +
  '000000003c14000008000000537472656e6774680001790047000000000000000300000056706e0001620000010000000400000044617461' +
  '000661617b73767d000000004f0000001f00000000000000070000006164647265737300017300000a0000003139322e302e322e35330000' +
  '1f00000000000000070000006164647265737300017300000a0000003139322e302e322e3534000003000000426967000174000000000000' +
  '0500000000000000030000004e65670001690000f9ffffff01000000440001640000000000000000000000000000e03f0400000050617468' +
  '00016f00040000002f612f62000000000200000053740004287173290000000009000000010000007800000000000000040000004e6f6e65' +
  '000261730000000000000000';

const read = (signature: string, hex: string) => new BusReader(Buffer.from(hex, 'hex')).values(signature);

describe('the values of a message', () => {
  it('are read by their types, each at its offset', () => {
    expect(read('a{sv}', PROPERTIES)).toEqual([
      new Map<string, unknown>([
        ['Ssid', Buffer.from([0xf0, 0x9f, 0x8f, 0xa0, 0xff, 0x00, 0x07])],
        ['Frequency', 5180],
        ['Strength', 71],
        ['Vpn', true],
        ['Data', [new Map([['address', '192.0.2.53']]), new Map([['address', '192.0.2.54']])]],
        ['Big', 5],
        ['Neg', -7],
        ['D', 0.5],
        ['Path', '/a/b'],
        ['St', [9, 'x']],
        ['None', []],
      ]),
    ]);
  });

  it.each([
    ['ends within a number', 'u', '0000'],
    ['ends within a list', 'as', 'ffff0000'],
    ['ends within a text', 's', '0a00000061'],
    ['has a type that does not exist', 'z', '00000000'],
    ['has a signature without an end', '(s', '00000000'],
    ['has a list of nothing', 'a()', '0800000000000000000000000000000000000000'],
    [
      'holds a variant in a variant without end',
      'v',
      '0176000176000176000176000176000176000176000176000176'.repeat(4),
    ],
  ])('are refused where the message %s', (_, signature, hex) => {
    expect(() => read(signature, hex)).toThrow(RangeError);
  });

  it('are read sixteen variants deep and no deeper', () => {
    const nested = (variants: number) => '017600'.repeat(variants - 1) + '01790005';
    expect(read('v', nested(16))).toEqual([5]);
    expect(() => read('v', nested(17))).toThrow('too deep');
  });

  it('are read or refused in the end, whatever the bytes are', () => {
    const random = seededRandom(7);
    const whole = Buffer.from(PROPERTIES, 'hex');
    for (let round = 0; round < 2_000; round += 1) {
      const broken = Buffer.from(whole);
      for (let change = 0; change < 4; change += 1) {
        broken[Math.floor(random() * broken.length)] = Math.floor(random() * 256);
      }
      try {
        expect(new BusReader(broken).values('a{sv}')).toHaveLength(1);
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
    }
  });
});
