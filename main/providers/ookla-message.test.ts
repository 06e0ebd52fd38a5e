import { describe, expect, it } from 'vitest';
import { OOKLA_RESULT } from '../testing/ookla-program';
import { readOoklaMessage } from './ookla-message';

const read = (value: unknown) => readOoklaMessage(JSON.stringify(value));
const downloadOf = (bandwidth: unknown) =>
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

  it.each([-1, 0, 1e15, 'NaN', null, undefined])('refuses a result with a throughput of %s', (bandwidth) => {
    expect(downloadOf(bandwidth)).toBeNull();
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
