import { describe, expect, it } from 'vitest';
import { ABSENT_FIGURES, type Figures, type Method, type Run } from '../run';
import { fullLineIncreaseMs, getGrade, isLoadUnsettled } from './full-line';

type Settled = readonly [download: boolean | null, upload: boolean | null];

function getRun(figures: Partial<Figures>, [download, upload]: Settled = [true, true]): Run {
  const direction = (hasLatencySettled: boolean | null) =>
    ({ confidence: 'high', relativeHalfWidth: null, streams: 4, hasLatencySettled }) as const;
  const method = { download: direction(download), upload: direction(upload) } as Method;
  return {
    id: 'r',
    trigger: 'manual',
    startedAt: 0,
    slotAt: null,
    provider: 'librespeed',
    server: null,
    outcome: 'completed',
    finishedAt: 1,
    figures: { ...ABSENT_FIGURES, latencyMs: 20, ...figures },
    method,
  };
}
const BOTH = { loadedLatencyDownloadMs: 94, loadedLatencyUploadMs: 320 };

describe('what a full line adds to the latency', () => {
  it('is the higher of both directions, and graded', () => {
    expect(fullLineIncreaseMs(getRun(BOTH))).toBe(300);
    expect(getGrade(getRun(BOTH))).toBe('D');
  });
  it('is not known where the latency was still growing', () => {
    const quick = getRun({ loadedLatencyDownloadMs: 94 }, [false, null]);
    expect([fullLineIncreaseMs(quick), getGrade(quick), isLoadUnsettled(quick)]).toEqual([null, null, true]);
  });
  it('is that of the direction that was full, unless the other one is slower already', () => {
    expect(getGrade(getRun(BOTH, [false, true]))).toBe('D');
    expect(isLoadUnsettled(getRun(BOTH, [false, true]))).toBe(false);
    expect(getGrade(getRun(BOTH, [true, false]))).toBeNull();
  });
  it('is taken for that of a full line where nobody knows, only after a long load', () => {
    const unknown = (uploadSeconds: number) =>
      getRun({ ...BOTH, downloadSeconds: 10, uploadSeconds }, [null, null]);
    expect(getGrade(unknown(10))).toBe('D');
    expect(getGrade(unknown(1.2))).toBeNull();
    expect(isLoadUnsettled(unknown(1.2))).toBe(false);
  });
  it('costs nothing where one direction has no latency under load', () => {
    expect(getGrade(getRun({ loadedLatencyUploadMs: 320 }, [null, true]))).toBe('D');
    expect(getGrade(getRun({}))).toBeNull();
    expect(getGrade(getRun({ ...BOTH, latencyMs: null }))).toBeNull();
  });
});
