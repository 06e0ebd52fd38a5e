import { describe, expect, it } from 'vitest';
import { readNdt7Report } from './report';

const read = (value: unknown) => readNdt7Report(Buffer.from(JSON.stringify(value)));

describe('readNdt7Report', () => {
  it('reads what the TCP of the server saw', () => {
    const TCPInfo = {
      ElapsedTime: 2_000_000,
      BytesReceived: 25_000_000,
      BytesSent: 1_000,
      BytesRetrans: 20,
      MinRTT: 20_500,
      RTT: 48_000,
    };
    expect(read({ AppInfo: { ElapsedTime: 1, NumBytes: 1 }, TCPInfo })).toEqual({
      received: { elapsedMs: 2_000, bytes: 25_000_000 },
      minRttMs: 20.5,
      rttMs: 48,
      retransmittedRatio: 0.02,
    });
  });

  it('takes the count of the application where there is none of TCP', () => {
    expect(read({ AppInfo: { ElapsedTime: 500_000, NumBytes: 4_096 }, TCPInfo: { RTT: 9_000 } })).toEqual({
      received: { elapsedMs: 500, bytes: 4_096 },
      minRttMs: null,
      rttMs: 9,
      retransmittedRatio: null,
    });
  });

  it.each([
    ['negative counts', { ElapsedTime: 1_000, BytesReceived: -1, BytesSent: -1, BytesRetrans: 1, RTT: -1 }],
    ['huge counts', { ElapsedTime: 1e30, BytesReceived: 1e30, BytesSent: 1e30, BytesRetrans: 1, RTT: 1e30 }],
    ['words', { ElapsedTime: 'NaN', BytesReceived: 'NaN', BytesSent: {}, BytesRetrans: [], RTT: 'x' }],
    ['more sent again than sent', { BytesSent: 1, BytesRetrans: 2 }],
    ['zeros', { ElapsedTime: 0, BytesReceived: 0, BytesSent: 0, BytesRetrans: 0, RTT: 0, MinRTT: 0 }],
    ['no record at all', 7],
  ])('believes nothing of %s', (_, TCPInfo) => {
    expect(read({ TCPInfo })).toEqual({
      received: null,
      minRttMs: null,
      rttMs: null,
      retransmittedRatio: null,
    });
  });

  it('knows what is no measurement', () => {
    expect(readNdt7Report(Buffer.from('{"TCPInfo":{"RTT":NaN}}'))).toBeNull();
    expect(readNdt7Report(Buffer.from('<html>'))).toBeNull();
    expect(readNdt7Report(Buffer.from('7'))).toBeNull();
    expect(readNdt7Report(Buffer.from(`{"AppInfo":null,"x":"${'x'.repeat(70_000)}"}`))).toBeNull();
  });
});
