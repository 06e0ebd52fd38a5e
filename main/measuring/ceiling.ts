import type { CeilingAnswer } from '../../shared/ipc';
import type { Figures } from '../../shared/run';
import type { Clock, MeasureJob, MeasureOutcome, Measurer } from '../core/ports';
import { ownServer } from '../providers/server-address';
import { abortAfterRunning } from '../engine/running-timer';
import type { ServerProcess } from './ceiling-server';

/** Whatever else the computer does lowers what it reaches, so the best of a few short runs is nearest to the truth. */
const RUNS = 2;
const DEADLINE_MS = 7_000;

/** What is needed to find the ceiling. */
export interface CeilingTools {
  readonly measurer: Measurer;
  /** Starts a speed-test server on loopback, in a process of its own; a sentence says why it did not start. */
  readonly startServer: (signal: AbortSignal) => Promise<ServerProcess | string>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** 7 seconds if not given. */
  readonly deadlineMs?: number;
}

/**
 * Measures what this computer can measure at most: over loopback, with the same engine as everything else, against a server
 * in another process. Nothing leaves the computer. Ends within the deadline, and leaves no process behind.
 */
export async function measureCeiling(tools: CeilingTools): Promise<Exclude<CeilingAnswer, { kind: 'busy' }>> {
  const deadline = abortAfterRunning(tools.deadlineMs ?? DEADLINE_MS);
  const signal = AbortSignal.any([tools.signal, deadline.signal]);
  try {
    return await measureWithin(signal, tools);
  } finally {
    deadline.cancel();
  }
}

async function measureWithin(
  signal: AbortSignal,
  tools: CeilingTools,
): Promise<Exclude<CeilingAnswer, { kind: 'busy' }>> {
  const server = await tools.startServer(signal);
  if (typeof server === 'string') return { kind: 'failed', reason: 'engine-crashed', detail: server };
  try {
    const outcomes: MeasureOutcome[] = [];
    while (outcomes.length < RUNS && !signal.aborted) {
      const job = jobFor(server.url, outcomes.length + 1);
      outcomes.push(await tools.measurer.measure(job, () => undefined, signal));
    }
    return getAnswer(outcomes, tools.clock.now());
  } finally {
    server.close();
  }
}

function getAnswer(
  outcomes: readonly MeasureOutcome[],
  measuredAt: number,
): Exclude<CeilingAnswer, { kind: 'busy' }> {
  const downloadBitsPerSecond = best(outcomes, 'downloadBitsPerSecond');
  const uploadBitsPerSecond = best(outcomes, 'uploadBitsPerSecond');
  if (downloadBitsPerSecond !== null && uploadBitsPerSecond !== null) {
    return { kind: 'measured', ceiling: { downloadBitsPerSecond, uploadBitsPerSecond, measuredAt } };
  }
  const failed = outcomes.find((outcome) => outcome.kind === 'failed');
  if (failed !== undefined) return { kind: 'failed', reason: failed.reason, detail: failed.detail };
  return { kind: 'failed', reason: 'timeout', detail: 'the measurement over loopback did not end in time' };
}

/** The highest of a figure; null where no run found it. */
function best(
  outcomes: readonly MeasureOutcome[],
  name: keyof Pick<Figures, 'downloadBitsPerSecond' | 'uploadBitsPerSecond'>,
): number | null {
  const found = outcomes.flatMap(({ figures }) => figures?.[name] ?? []);
  return found.length === 0 ? null : Math.max(...found);
}

/** A measurement that knows no server but this one. */
function jobFor(url: string, run: number): MeasureJob {
  const server = ownServer('', url);
  return {
    runId: `ceiling-${String(run)}`,
    version: '',
    mode: 'quick',
    providers: ['librespeed'],
    passedOver: [],
    connection: { ipVersion: 'any', localAddress: null, proxies: {} },
    network: null,
    librespeed: { servers: server === null ? [] : [server] },
    cloudflare: { url },
    ndt7: { serverUrl: url, locateUrl: url },
    nq: { configUrl: url },
    ookla: { serverId: null, homeFolder: '' },
  };
}
