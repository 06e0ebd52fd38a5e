import { describe, expect, it } from 'vitest';
import { measureOokla as measure } from '../../testing/measure-ookla';
import { OOKLA_RESULT } from '../../testing/ookla-program';

const { upload: _upload, ...DOWNLOAD_ALONE } = OOKLA_RESULT;
const { download: _download, ...UPLOAD_ALONE } = OOKLA_RESULT;

describe('a part that Ookla’s program does not give', () => {
  it.each([
    ['no upload', DOWNLOAD_ALONE, 'upload', 94_000_000, null],
    [
      'an upload of 0',
      { ...OOKLA_RESULT, upload: { bandwidth: 0, bytes: 0, elapsed: 10 } },
      'upload',
      94_000_000,
      null,
    ],
    ['no download', UPLOAD_ALONE, 'download', null, 37_600_000],
  ])('keeps every other figure of a result with %s', async (_, answer, part, down, up) => {
    const { result, figures } = await measure(`line(${JSON.stringify(answer)})`);
    const detail = `the speedtest program gave no ${part} (exit code 0)`;
    expect(result.failure).toEqual({ reason: 'bad-answer', detail });
    expect(result.missing).toEqual([{ part, reason: 'bad-answer', detail }]);
    expect(result).toMatchObject({ packetLossSource: 'ookla', connection: { localAddress: '192.168.1.20' } });
    expect(figures).toMatchObject({
      downloadBitsPerSecond: down,
      uploadBitsPerSecond: up,
      latencyMs: 12.5,
      packetLossRatio: 0.005,
    });
  });

  it('keeps a download that was over when the upload failed, and says why that did', async () => {
    const load = JSON.stringify({ bandwidth: 11_750_000, bytes: 120_000_000, elapsed: 10_200 });
    const { result, figures } = await measure(
      `line({ type: 'ping', ping: { latency: 11, jitter: 1, low: 10 } });
       line({ type: 'download', download: ${load} });
       line({ type: 'upload', upload: { bandwidth: 5, bytes: 5, elapsed: 100 } });
       console.error('[error] Cannot read: Timeout occurred'); process.exitCode = 2;`,
    );
    expect(result.failure).toMatchObject({ reason: 'timeout' });
    expect(result.missing).toMatchObject([{ part: 'upload', reason: 'timeout' }]);
    expect(figures).toMatchObject({
      downloadBitsPerSecond: 94_000_000,
      uploadBitsPerSecond: null,
      latencyMs: 11,
      latencyMinMs: 10,
    });
  });

  it('leaves the service alone after "too many requests", whatever it complained about before', async () => {
    const { result } = await measure(
      `console.error('[error] Cannot read: Timeout occurred');
       console.log('{"error":"Speedtest CLI. Too many requests received."}'); process.exitCode = 2;`,
    );
    expect(result.failure?.reason).toBe('refused-by-provider');
    expect(result.holdOffMs).toBe(3_600_000);
  });

  it('takes a result that comes with a byte-order mark and a jitter that is no number', async () => {
    const line = JSON.stringify(OOKLA_RESULT).replace('"jitter":0.8', '"jitter":nan');
    const { result, figures } = await measure(`console.log('\\uFEFF' + ${JSON.stringify(line)})`);
    expect(result.failure).toBeNull();
    expect(figures).toMatchObject({ downloadBitsPerSecond: 94_000_000, latencyMs: 12.5, jitterMs: null });
  });
});
