import { describe, expect, it } from 'vitest';
import { decodeReply, encodeCall } from './message';

const CALL = { destination: 'a.B', path: '/p', interface: 'a.I', member: 'M' };

/** An answer to call 2 with the list of texts "body", "body-markup", as a session bus sends it. */
const CAPABILITIES = Buffer.from(
  '6c02000120000000030000002d000000050175000200000006017300040000003a312e3000000000080167000261730007017300' +
    '040000003a312e31000000001c00000004000000626f6479000000000b000000626f64792d6d61726b757000',
  'hex',
);

describe('a call on a bus', () => {
  it('is written as the specification says, each part at an offset of its type', () => {
    expect(encodeCall(CALL, 2).toString('latin1')).toBe(
      'l\x01\x00\x01\x00\x00\x00\x00\x02\x00\x00\x00\x3a\x00\x00\x00' +
        '\x01\x01o\x00\x02\x00\x00\x00/p\x00\x00\x00\x00\x00\x00' +
        '\x06\x01s\x00\x03\x00\x00\x00a.B\x00\x00\x00\x00\x00' +
        '\x02\x01s\x00\x03\x00\x00\x00a.I\x00\x00\x00\x00\x00' +
        '\x03\x01s\x00\x01\x00\x00\x00M\x00\x00\x00\x00\x00\x00\x00',
    );
  });
});

describe('an answer of a bus', () => {
  it('is read with its texts, and what comes after it is left', () => {
    const more = Buffer.concat([CAPABILITIES, Buffer.from('l')]);
    expect(decodeReply(more)).toEqual({
      reply: { answers: 2, error: null, values: [['body', 'body-markup']] },
      rest: Buffer.from('l'),
    });
  });

  it('is not read before it is whole', () => {
    for (let length = 0; length < CAPABILITIES.length; length += 1) {
      expect(decodeReply(CAPABILITIES.subarray(0, length))).toBeNull();
    }
  });

  it('of nonsense is refused, whatever the bytes are', () => {
    expect(() => decodeReply(Buffer.alloc(64, 0x42))).toThrow('byte order');
    const endless = Buffer.from(CAPABILITIES);
    endless.writeUInt32LE(0xffffffff, 4);
    expect(() => decodeReply(endless)).toThrow('too much');
    const beyond = Buffer.from(CAPABILITIES);
    beyond.writeUInt32LE(0xffff, 64);
    expect(() => decodeReply(beyond)).toThrow();
  });
});
