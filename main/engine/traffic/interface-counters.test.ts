import { describe, expect, it } from 'vitest';
import { getInterface, parseCounters, parseSentAgain } from './interface-counters';

const TEXT = `Inter-|   Receive                                                |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
    lo: 12345       10    0    0    0     0          0         0    12345       10    0    0    0     0       0          0
wlan0:4294967295 20 0 0 0 0 0 0 98765 30 0 0 0 0 0 0
eth0:1: 77 1 0 0 0 0 0 0 88 1 0 0 0 0 0 0
  bad: x y z
`;

describe('the counters of interfaces', () => {
  it('are parsed by name, whatever the width of the columns', () => {
    expect([...parseCounters(TEXT)]).toEqual([
      ['lo', { received: 12_345, sent: 12_345 }],
      ['wlan0', { received: 4_294_967_295, sent: 98_765 }],
      ['eth0:1', { received: 77, sent: 88 }],
    ]);
  });
  it.each(['', 'nonsense', ':', 'a: 1 2'])('are empty for %j', (text) => {
    expect(parseCounters(text).size).toBe(0);
  });
});

describe('TCP retransmissions', () => {
  it('are read from the table of the protocol', () => {
    const text =
      'Ip: Forwarding\nIp: 1\nTcp: RtoAlgorithm OutSegs RetransSegs InErrs\nTcp: 1 900 17 0\nUdp: x\n';
    expect(parseSentAgain(text)).toBe(17);
    for (const other of ['', 'Tcp: a b\nTcp: 1 2\n', 'Tcp: RetransSegs\n'])
      expect(parseSentAgain(other)).toBe(0);
  });
});

describe('the interface of a connection', () => {
  const one = (address: string, internal = false) => ({ address, internal });
  const interfaces = {
    lo: [one('127.0.0.1', true), one('::1', true)],
    eth0: [one('192.168.1.20'), one('2001:db8::20'), one('fe80::1')],
    tun0: [one('10.8.0.2')],
  };
  it.each([
    ['192.168.1.20', '198.51.100.1', 'eth0'],
    ['2001:db8::20', '2001:db8:1::1', 'eth0'],
    ['::ffff:192.168.1.20', '::ffff:198.51.100.1', 'eth0'],
    ['fe80::1%eth0', 'fe80::2%eth0', 'eth0'],
    ['10.8.0.2', '198.51.100.1', 'tun0'],
    ['127.0.0.1', '127.0.0.1', null],
    ['127.0.0.1', '127.0.0.9', null],
    ['192.168.1.20', '192.168.1.20', null],
    ['10.8.0.2', '192.168.1.20', null],
    ['203.0.113.9', '198.51.100.1', null],
    [null, null, null],
  ])('from %s to %s is %s', (local, remote, name) => {
    expect(getInterface(local, remote, interfaces)).toBe(name);
  });
});
