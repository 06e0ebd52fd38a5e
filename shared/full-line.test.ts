import { describe, expect, it } from 'vitest';
import { fullLineIncreaseMs, gradeOf, isLoadUnsettled } from './full-line';
import { ABSENT_FIGURES, type Figures, type Method, type Run } from './run';

type Settled = readonly [download: boolean | null, upload: boolean | null];

function runOf(figures: Partial<Figures>, [download, upload]: Settled = [true, true]): Run {
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
    expect(fullLineIncreaseMs(runOf(BOTH))).toBe(300);
    expect(gradeOf(runOf(BOTH))).toBe('D');
  });
  it('is not known where the latency was still growing', () => {
    const quick = runOf({ loadedLatencyDownloadMs: 94 }, [false, null]);
    expect([fullLineIncreaseMs(quick), gradeOf(quick), isLoadUnsettled(quick)]).toEqual([null, null, true]);
  });
  it('is that of the direction that was full, unless the other one is slower already', () => {
    expect(gradeOf(runOf(BOTH, [false, true]))).toBe('D');
    expect(isLoadUnsettled(runOf(BOTH, [false, true]))).toBe(false);
    expect(gradeOf(runOf(BOTH, [true, false]))).toBeNull();
  });
  it('is taken for that of a full line where nobody knows, only after a long load', () => {
    const unknown = (uploadSeconds: number) =>
      runOf({ ...BOTH, downloadSeconds: 10, uploadSeconds }, [null, null]);
    expect(gradeOf(unknown(10))).toBe('D');
    expect(gradeOf(unknown(1.2))).toBeNull();
    expect(isLoadUnsettled(unknown(1.2))).toBe(false);
  });
  it('costs nothing where one direction has no latency under load', () => {
    expect(gradeOf(runOf({ loadedLatencyUploadMs: 320 }, [null, true]))).toBe('D');
    expect(gradeOf(runOf({}))).toBeNull();
    expect(gradeOf(runOf({ ...BOTH, latencyMs: null }))).toBeNull();
  });
});
