import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ABSENT_FIGURES } from '../../shared/run';
import type { RunProgress } from '../../shared/run-progress';
import type { MeasureOutcome } from '../core/ports';
import { measureJob } from '../testing/measure-job';
import { standStill } from '../testing/standstill';
import { EngineHost, type EngineProcess } from './host';
import type { EngineEvent, EngineRequest, MeasureDetails } from './messages';

const JOB = measureJob();
const HEAD = { provider: 'librespeed', method: null, holdOffs: [] } as const;
const SERVER = { name: 'Home', url: 'http://127.0.0.1:8989/' };
const FIGURES = { ...ABSENT_FIGURES, latencyMs: 20 };
const COMPLETED: MeasureOutcome = { ...HEAD, kind: 'completed', server: SERVER, figures: FIGURES };
const DETAILS: MeasureDetails = {
  cpuSeconds: 1,
  peakRssBytes: 70_000_000,
};
const PROGRESS: RunProgress = {
  runId: 'run-1',
  phase: 'download',
  elapsedMs: 900,
  currentBitsPerSecond: 96_000_000,
  currentLatencyMs: 21,
  bytesSoFar: 5_000_000,
  figuresSoFar: FIGURES,
  relativeHalfWidth: 0.03,
  provider: 'librespeed',
  server: SERVER,
};

class FakeEngine implements EngineProcess {
  readonly heard: EngineRequest['kind'][] = [];
  isKilled = false;
  tell: (event: EngineEvent) => void = () => undefined;
  exit: (cause: number | string) => void = () => undefined;

  post(request: EngineRequest): void {
    this.heard.push(request.kind);
  }
  onMessage(listener: (event: EngineEvent) => void): void {
    this.tell = listener;
  }
  onExit(listener: (cause: number | string) => void): void {
    this.exit = listener;
  }
  kill(): void {
    this.isKilled = true;
  }
}

function start(signal = new AbortController().signal, job = JOB) {
  const engine = new FakeEngine();
  const progress: RunProgress[] = [];
  const faults: string[] = [];
  const host = new EngineHost({ spawn: () => engine, onFault: (stack) => faults.push(stack) });
  return { engine, progress, faults, outcome: host.measure(job, (one) => progress.push(one), signal) };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('EngineHost', () => {
  it('hands over progress and outcome, and lets the process end', async () => {
    const { engine, progress, outcome } = start();
    engine.tell({ kind: 'progress', progress: PROGRESS });
    engine.tell({ kind: 'outcome', outcome: COMPLETED, details: DETAILS });
    engine.exit(0);
    expect(await outcome).toEqual(COMPLETED);
    expect(progress).toEqual([PROGRESS]);
    expect(engine.heard).toEqual(['measure', 'received']);
    expect(engine.isKilled).toBe(false);
  });

  it('makes the words of strangers safe where they enter', async () => {
    const { engine, progress, outcome } = start();
    const server = { ...SERVER, name: 'Home\u001b[2J\r\n\u202e' };
    engine.tell({ kind: 'progress', progress: { ...PROGRESS, server } });
    engine.tell({
      kind: 'outcome',
      outcome: { ...HEAD, kind: 'failed', reason: 'bad-answer', detail: 'a\u0000b', server, figures: null },
      details: DETAILS,
    });
    engine.exit(0);
    expect(progress[0]?.server?.name).toBe('Home\ufffd[2J');
    expect(await outcome).toMatchObject({ detail: 'a\ufffdb', server: { name: 'Home\ufffd[2J' } });
  });

  it('hands a fault of the engine’s own to the log, also after its outcome', async () => {
    const { engine, faults, outcome } = start();
    engine.tell({ kind: 'fault', stack: 'Error: lost\n    at here' });
    engine.exit(1);
    await outcome;
    engine.tell({ kind: 'fault', stack: 'Error: late' });
    expect(faults).toEqual(['Error: lost\n    at here', 'Error: late']);
  });

  it('kills a process that lingers after its outcome', async () => {
    const { engine, outcome } = start();
    engine.tell({ kind: 'outcome', outcome: COMPLETED, details: DETAILS });
    await outcome;
    vi.advanceTimersByTime(500);
    expect(engine.isKilled).toBe(true);
  });

  it('turns a process that ends without an outcome into a failed run with what it had found', async () => {
    const { engine, outcome } = start();
    engine.tell({ kind: 'progress', progress: PROGRESS });
    engine.exit(134);
    expect(await outcome).toEqual({
      ...HEAD,
      kind: 'failed',
      reason: 'engine-crashed',
      detail: 'exit code 134',
      server: SERVER,
      figures: FIGURES,
    });
  });

  it('asks a measurement that hangs to end at its deadline, and then kills it', async () => {
    const { engine, outcome } = start();
    engine.tell({ kind: 'progress', progress: PROGRESS });
    vi.advanceTimersByTime(74_999);
    expect(engine.heard).toEqual(['measure']);
    vi.advanceTimersByTime(1);
    expect(engine.heard).toEqual(['measure', 'cancel']);
    expect(engine.isKilled).toBe(false);
    vi.advanceTimersByTime(500);
    expect(engine.isKilled).toBe(true);
    expect(await outcome).toMatchObject({ kind: 'failed', reason: 'timeout', figures: FIGURES });
  });

  it('does not take a standstill of its own for a silence of the engine', async () => {
    const { engine, outcome } = start();
    vi.advanceTimersByTime(20_000);
    standStill(300_000);
    // At its end every timer that is overdue goes off.
    vi.runOnlyPendingTimers();
    expect(engine.heard).toEqual(['measure']);
    engine.tell({ kind: 'outcome', outcome: COMPLETED, details: DETAILS });
    engine.exit(0);
    expect(await outcome).toEqual(COMPLETED);
  });

  it('hears an engine that was asked to end, after a standstill of its own', async () => {
    const cancel = new AbortController();
    const { engine, outcome } = start(cancel.signal);
    cancel.abort();
    standStill(5_000);
    vi.runOnlyPendingTimers();
    expect(engine.isKilled).toBe(false);
    engine.tell({ kind: 'outcome', outcome: { ...COMPLETED, kind: 'cancelled' }, details: DETAILS });
    expect(await outcome).toEqual({ ...COMPLETED, kind: 'cancelled' });
  });

  it('takes what an engine knows that ends at its deadline as a failed run', async () => {
    const { engine, outcome } = start();
    vi.advanceTimersByTime(75_000);
    const holdOffs = [{ provider: 'ndt7', forMs: 2_160_000, reason: 'too-soon' }] as const;
    const known: MeasureOutcome = { ...HEAD, kind: 'cancelled', server: SERVER, figures: FIGURES, holdOffs };
    engine.tell({ kind: 'outcome', outcome: known, details: DETAILS });
    expect(await outcome).toMatchObject({ kind: 'failed', reason: 'timeout', figures: FIGURES, holdOffs });
  });

  it('gives each of several providers its time', async () => {
    const { engine, outcome } = start(undefined, measureJob({ providers: ['librespeed', 'ndt7', 'ookla'] }));
    vi.advanceTimersByTime(194_999);
    expect(engine.heard).toEqual(['measure']);
    vi.advanceTimersByTime(1);
    engine.exit(0);
    expect(await outcome).toMatchObject({ kind: 'failed', reason: 'timeout' });
  });

  it('asks before it kills when cancelled', async () => {
    const cancel = new AbortController();
    const { engine, outcome } = start(cancel.signal);
    cancel.abort();
    expect(engine.heard).toEqual(['measure', 'cancel']);
    vi.advanceTimersByTime(500);
    expect(engine.isKilled).toBe(true);
    expect(await outcome).toEqual({ ...HEAD, kind: 'cancelled', server: null, figures: null });
  });

  it('settles as soon as the engine has answered that it is cancelled, and does not wait for its end', async () => {
    const cancel = new AbortController();
    const { engine, outcome } = start(cancel.signal);
    cancel.abort();
    const cancelled: MeasureOutcome = { ...HEAD, kind: 'cancelled', server: SERVER, figures: FIGURES };
    engine.tell({ kind: 'outcome', outcome: cancelled, details: DETAILS });
    expect(await outcome).toEqual(cancelled);
    expect(engine.isKilled).toBe(true);
  });

  it('starts nothing when it was cancelled before', async () => {
    const { engine, outcome } = start(AbortSignal.abort());
    expect(await outcome).toEqual({ ...HEAD, kind: 'cancelled', server: null, figures: null });
    expect(engine.heard).toEqual([]);
  });
});
