import { describe, expect, it } from 'vitest';
import { ABSENT_FIGURES, type Figures, type Method } from '../../../shared/run';
import { createMessage } from '../../testing/messages';
import { BARE_METHOD, bareRun, completedRun, failedRun, GOOD_FIGURES } from '../../testing/runs';

/** A run with only these figures. */
const getRun = (figures: Partial<Figures>, method: Partial<Method> = {}) =>
  completedRun({ figures: { ...ABSENT_FIGURES, ...figures }, method: { ...BARE_METHOD, ...method } });
/** Method of a direction whose load filled the line. */
const FULL = { confidence: 'high', relativeHalfWidth: null, streams: 4, hasLatencySettled: true } as const;
const FULL_LINE = { download: FULL, upload: FULL };
const GROWING = { upload: { ...FULL, hasLatencySettled: false } };
const getRows = (...of: Parameters<typeof getRun>) =>
  createMessage(getRun(...of))
    .rows.slice(6)
    .map(({ label, cells }) => `${label}: ${cells.measured?.text}`);

describe('the optional rows', () => {
  it('grade the latency increase under load', () => {
    const figures = { latencyMs: 20, loadedLatencyDownloadMs: 66, loadedLatencyUploadMs: 290 };
    expect(getRows(figures, FULL_LINE)).toEqual(['Added latency under load: 270 ms, grade D']);
    expect(createMessage(getRun(figures, FULL_LINE), 'zh-CN').rows[6]).toEqual({
      figure: 'addedLatencyMs',
      unit: 'ms',
      label: '负载下增加的延迟',
      cells: { measured: { text: '270 ms，等级 D', value: 270 } },
    });
  });
  it('grade only a line that was full, and say which direction was not', () => {
    const figures = { latencyMs: 20, loadedLatencyUploadMs: 290 };
    expect(getRows(figures)).toEqual(['Added latency under load: 270 ms']);
    expect(getRows(figures, GROWING)).toEqual(['Added latency under load: 270 ms or more']);
    expect(createMessage(getRun(figures, GROWING)).summary).toMatch(
      /The latency under load was still growing when the test ended, so it is not graded\.$/,
    );
    expect(createMessage(getRun(figures, GROWING), 'zh-CN').rows[6]?.cells.measured?.text).toBe(
      '270 ms 或更多',
    );
  });
  it('name the component of responsiveness that was measured', () => {
    expect(getRows({ rpm: 845.4 }, { rpmKind: 'full' })).toEqual(['Responsiveness: 845 RPM']);
    expect(getRows({ rpm: 845.4 }, { rpmKind: 'foreign' })).toEqual([
      'Responsiveness (new connections only): 845 RPM',
    ]);
  });
  it.each([
    ['ookla', 'Packet loss (measured by Ookla): 2\u00a0%'],
    ['udp-echo', 'Packet loss (measured by UDP echo): 2\u00a0%'],
    ['retransmissions', 'Retransmissions (close to packet loss): 2\u00a0%'],
    [null, 'Packet loss: 2\u00a0%'],
  ] as const)('name the source of the packet loss: %s', (packetLossSource, row) => {
    expect(getRows({ packetLossRatio: 0.02 }, { packetLossSource })).toEqual([row]);
  });
  it('show a packet loss of zero as 0, and no row if it was not measured', () => {
    expect(getRows({ packetLossRatio: 0 })).toEqual(['Packet loss: 0\u00a0%']);
    expect(getRows({ latencyMs: 20 })).toEqual([]);
  });
});

describe('the suitability of the line', () => {
  it('is given in words, as far as it is known', () => {
    expect(createMessage(bareRun()).summary).not.toContain('Quality');
    const figures = { latencyMs: 12, loadedLatencyDownloadMs: 21 };
    expect(createMessage(getRun(figures, FULL_LINE)).summary).toMatch(/Quality: gaming great\.$/);
    expect(createMessage(completedRun(), 'zh-CN').summary).toMatch(/质量：流媒体良好、游戏良好、通话良好。$/);
  });
  it('names the limit of the computer only if it applies', () => {
    const limit = (downloadBitsPerSecond: number) =>
      createMessage(completedRun(), 'en', {
        ceiling: { downloadBitsPerSecond, uploadBitsPerSecond: 10e9, measuredAt: 0 },
      }).summary;
    expect(limit(100e6)).toMatch(
      /This is close to the limit of what this computer can measure; the line may be faster\.$/,
    );
    expect(limit(10e9)).not.toContain('this computer');
  });
});

describe('the confidence', () => {
  it('is given for each measured direction', () => {
    const download = {
      confidence: 'high',
      relativeHalfWidth: 0.01,
      streams: 4,
      hasLatencySettled: true,
    } as const;
    const upload = {
      confidence: 'low',
      relativeHalfWidth: null,
      streams: 2,
      hasLatencySettled: true,
    } as const;
    expect(createMessage(getRun({}, { download, upload })).method).toContain(
      'Confidence: download high, upload low.',
    );
    expect(createMessage(getRun({}, { download })).method).toContain('Confidence: download high.');
    expect(createMessage(getRun({})).method).not.toContain('Confidence');
  });
  it('names the skipped providers with the reasons', () => {
    const passedOver = [
      { provider: 'cloudflare', reason: 'refused-by-provider', detail: 'HTTP 403' },
      { provider: 'ndt7', reason: 'too-soon', detail: '' },
    ] as const;
    const run = completedRun({ figures: GOOD_FIGURES, method: { ...BARE_METHOD, passedOver } });
    expect(createMessage(run).method).toContain(
      'Services not used: Cloudflare (refused the test), M-Lab NDT7 (requires a longer interval).',
    );
    const failed = failedRun({ method: { ...BARE_METHOD, passedOver } });
    expect(createMessage(failed, 'zh-CN').method).toContain('未使用：Cloudflare（拒绝了测试）、');
  });
});
