import { describe, expect, it } from 'vitest';
import { OOKLA_RESULT } from '../../testing/ookla-program';
import { readOoklaError, readOoklaMessage } from './message';

const read = (value: unknown) => readOoklaMessage(JSON.stringify(value));
const getDownload = (bandwidth: unknown) =>
  read({ ...OOKLA_RESULT, download: { ...OOKLA_RESULT.download, bandwidth } });

describe('readOoklaMessage', () => {
  it('reads a result', () => {
    expect(read(OOKLA_RESULT)).toMatchObject({ type: 'result', packetLoss: 0.5, server: { id: 1_234 } });
  });

  it('reads a result of an old version, with numbers as words and parts missing', () => {
    const { packetLoss: _packetLoss, ...rest } = OOKLA_RESULT;
    const load = { bandwidth: 1_000, bytes: 10_000, elapsed: 10_000 };
    const old = { ...rest, download: load, upload: load, server: { ...OOKLA_RESULT.server, id: '1234' } };
    const message = read(old);
    expect(message).toMatchObject({ type: 'result', server: { id: '1234' } });
    expect(message).not.toHaveProperty('packetLoss');
    expect(message).not.toHaveProperty('download.latency');
  });

  it('leaves out parts that cannot be', () => {
    const message = read({ ...OOKLA_RESULT, ping: { latency: -3, jitter: 'x', low: 1e9 }, packetLoss: 101 });
    expect(message).toMatchObject({ type: 'result', ping: {} });
    expect(message).not.toHaveProperty('packetLoss', 101);
  });

  it.each([-1, 0, 1e15, 'NaN', null, undefined])(
    'leaves out a throughput of %s, and keeps the other one',
    (bandwidth) => {
      expect(getDownload(bandwidth)).toMatchObject({ type: 'result', upload: { bandwidth: 4_700_000 } });
      expect(getDownload(bandwidth)).not.toHaveProperty('download.bandwidth');
      const neither = { ...OOKLA_RESULT, download: { bandwidth }, upload: { bandwidth } };
      expect(read(neither)).toBeNull();
    },
  );

  it.each([
    ['a byte-order mark', (line: string) => `\uFEFF${line}`],
    ['spaces before it', (line: string) => `  ${line}\r`],
    ['numbers that are none', (line: string) => line.replace('"jitter":0.8', '"jitter":-nan')],
    ['an infinite number', (line: string) => line.replace('"packetLoss":0.5', '"packetLoss":inf')],
  ])('reads a result with %s', (_, change) => {
    expect(readOoklaMessage(change(JSON.stringify(OOKLA_RESULT)))).toMatchObject({
      type: 'result',
      download: { bandwidth: 11_750_000 },
      upload: { bandwidth: 4_700_000 },
    });
  });

  it('leaves words in texts as they are', () => {
    const named = { ...OOKLA_RESULT, server: { ...OOKLA_RESULT.server, name: 'Nan "inf" Telecom' } };
    expect(read(named)).toMatchObject({ server: { name: 'Nan "inf" Telecom' } });
  });

  it('reads a result without its latency, and one that does not say how much it moved', () => {
    const { ping: _ping, ...rest } = OOKLA_RESULT;
    const { bytes: _bytes, ...download } = OOKLA_RESULT.download;
    expect(read({ ...rest, download })).toMatchObject({ ping: {}, download: { bandwidth: 11_750_000 } });
  });

  it('reads how the program names a fault in JSON', () => {
    expect(readOoklaError('{"error":"Cannot open socket"}')).toBe('Cannot open socket');
    expect(readOoklaError('\uFEFF{"type":"error","error":{"message":"Too many requests"}}')).toBe(
      'Too many requests',
    );
    expect(readOoklaError('{"error":""}')).toBeNull();
    expect(readOoklaError(JSON.stringify(OOKLA_RESULT))).toBeNull();
  });

  it.each([
    '{"type":"result","download":{"bandwidth":NaN}}',
    '{"type":"surprise"}',
    '{"type":"log"}',
    '==============',
    '{',
    '',
    '[]',
  ])('finds no message in %s', (line) => {
    expect(readOoklaMessage(line)).toBeNull();
  });
});
