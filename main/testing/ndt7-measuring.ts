import type { Mode } from '../../shared/run';
import type { Phase } from '../../shared/run-progress';
import { DIRECT, type ConnectionOptions } from '../engine/http/connection-options';
import type { ReadCounters } from '../engine/traffic/interface-counters';
import { LocalProber } from '../engine/latency/local-prober';
import { ProgressBoard } from '../engine/progress-board';
import { Repeats } from '../engine/standstill';
import type { LoadLimits } from '../engine/load/stop-rule';
import { ndt7With } from '../providers/ndt7/provider';
import { measureJob } from './measure-job';

const BRIEF = { minMs: 100, maxMs: 500, bytes: 1e12, seconds: 100, stallMs: 300 };
const DEADLINES = { handshakeMs: 500, testMs: 300, hardStopMs: 500 };

/** Measures with NDT7 in a moment; it is 20:00 UTC on 23 November 2026. */
export async function measureWithNdt7(
  ndt7: { readonly serverUrl: string | null; readonly locateUrl?: string },
  options: {
    readonly mode?: Mode;
    readonly burstBytes?: LoadLimits['burstBytes'];
    readonly counters?: ReadCounters;
    readonly signal?: AbortSignal;
    readonly onPhase?: (phase: Phase) => void;
    readonly connection?: ConnectionOptions;
  } = {},
) {
  const prober = new LocalProber();
  const board = new ProgressBoard('run-1', ({ phase }) => options.onPhase?.(phase));
  const provider = ndt7With(DEADLINES, { now: () => Date.parse('2026-11-23T20:00:00Z'), random: () => 0.25 });
  const result = await provider.measure(measureJob({ ndt7: { locateUrl: '', ...ndt7 } }), {
    prober,
    board,
    mode: options.mode ?? 'quick',
    limits: { ...BRIEF, ...(options.burstBytes !== undefined && { burstBytes: options.burstBytes }) },
    connection: options.connection ?? DIRECT,
    repeats: new Repeats(),
    counters: options.counters ?? (() => null),
    signal: options.signal ?? new AbortController().signal,
  });
  board.close();
  prober.close();
  return { result, figures: board.settled, server: board.chosenServer };
}
