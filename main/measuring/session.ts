import type { ProviderKind } from '../../shared/providers';
import { ABSENT_FIGURES, type Method, type PassedOver } from '../../shared/run';
import type { RunProgress } from '../../shared/run-progress';
import type { HoldOff, MeasureJob, MeasureOutcome } from '../core/ports';
import { commonFailure, type Failure } from '../engine/failure';
import { readCounters, type ReadCounters } from '../engine/traffic/interface-counters';
import type { EngineTools } from '../engine/target';
import type { Prober } from '../engine/latency/prober';
import { ProgressBoard } from '../engine/progress-board';
import { nothingMeasured, type ProviderResult } from '../engine/provider-result';
import { abortAfterRunning } from '../engine/running-timer';
import { MOST_BORNE_MS, Repeats, standstillFailure, whileWatching } from '../engine/standstill';
import { LIMITS } from '../engine/load/stop-rule';
import type { MeasureDetails } from './messages';
import { PROVIDER_DEADLINE_MS } from './deadline';

/** How a measurement ended, and what it cost. */
export interface SessionResult {
  readonly outcome: MeasureOutcome;
  readonly details: MeasureDetails;
}

/** Measures with one provider. */
export type MeasureWith = (
  provider: ProviderKind,
  job: MeasureJob,
  tools: EngineTools,
) => Promise<ProviderResult>;

/**
 * Runs one measurement: tries the providers in order until one measures, and turns what became of it into its
 * outcome. Settles soon after the signal aborts; the prober is closed then, and at the end.
 */
export async function runSession(
  job: MeasureJob,
  measure: MeasureWith,
  deps: {
    readonly prober: Prober;
    /** Those of this computer if not given. */
    readonly counters?: ReadCounters;
    readonly onProgress: (progress: RunProgress) => void;
    readonly signal: AbortSignal;
  },
): Promise<SessionResult> {
  const { prober, signal } = deps;
  const board = new ProgressBoard(job.runId, deps.onProgress);
  const closeProber = (): void => {
    prober.close();
  };
  signal.addEventListener('abort', closeProber);
  const passedOver: PassedOver[] = [...job.passedOver];
  const holdOffs: HoldOff[] = [];
  const repeats = new Repeats();
  let tried: Tried = { provider: job.providers[0] ?? passedOver[0]?.provider ?? 'librespeed', found: null };
  try {
    for (const provider of job.providers) {
      const before = tried.found?.failure ?? null;
      if (before !== null) {
        passedOver.push({ provider: tried.provider, reason: before.reason, detail: before.detail });
      }
      const tools = {
        prober,
        board,
        mode: job.mode,
        limits: LIMITS[job.mode],
        connection: getConnection(job, provider),
        repeats,
        counters: deps.counters ?? readCounters,
        hasAlternative: provider !== job.providers.at(-1),
      };
      const found = await undisturbed({ board, repeats, signal, provider }, () =>
        inTime(PROVIDER_DEADLINE_MS[provider], signal, (eitherSignal) =>
          measure(provider, job, { ...tools, signal: eitherSignal }),
        ),
      );
      tried = { provider, found };
      if (found.holdOffMs !== null) {
        holdOffs.push({ provider, forMs: found.holdOffMs, reason: found.failure?.reason ?? 'too-soon' });
      }
      if (signal.aborted || found.failure === null || hasMoved(board)) break;
    }
    const method = getMethod(job, tried.found, passedOver);
    const head = {
      provider: tried.provider,
      method,
      holdOffs,
      surroundings: tried.found?.surroundings ?? {},
    };
    return { outcome: { ...head, ...toEnd(tried, passedOver, board, signal.aborted) }, details: cost() };
  } finally {
    signal.removeEventListener('abort', closeProber);
    board.close();
    prober.close();
  }
}

/**
 * Measures with one provider; again when that failed before it moved anything, while everything stood still. A failure
 * after a standstill is never taken for one of the line: connections do not survive it, nor does a network at once.
 */
async function undisturbed(
  about: {
    readonly board: ProgressBoard;
    readonly repeats: Repeats;
    readonly signal: AbortSignal;
    readonly provider: ProviderKind;
  },
  measure: () => Promise<ProviderResult>,
): Promise<ProviderResult> {
  about.board.use(about.provider);
  const { result, standstillMs } = await whileWatching(measure);
  if (result.failure === null || about.signal.aborted) return result;
  if (!hasMoved(about.board) && about.repeats.take(standstillMs)) return undisturbed(about, measure);
  if (result.failure.reason === 'standstill' || standstillMs < MOST_BORNE_MS) return result;
  const { reason, detail } = standstillFailure(standstillMs);
  return { ...result, failure: { reason, detail: `${detail}; then: ${result.failure.detail}` } };
}

const hasMoved = ({ settled }: ProgressBoard): boolean =>
  (settled.downloadBytes ?? 0) > 0 || (settled.uploadBytes ?? 0) > 0;

/** Ends a provider that hangs: it counts as failed, and another may be tried. */
async function inTime(
  milliseconds: number,
  signal: AbortSignal,
  measure: (eitherSignal: AbortSignal) => Promise<ProviderResult>,
): Promise<ProviderResult> {
  const late = abortAfterRunning(milliseconds);
  const found = await measure(AbortSignal.any([signal, late.signal])).finally(late.cancel);
  if (!late.signal.aborted) return found;
  return { ...found, failure: found.failure ?? { reason: 'timeout', detail: 'it did not end in time' } };
}

interface Tried {
  readonly provider: ProviderKind;
  /** Null while none was tried. */
  readonly found: ProviderResult | null;
}

function getConnection({ connection }: MeasureJob, provider: ProviderKind): EngineTools['connection'] {
  const { ipVersion, localAddress, proxies } = connection;
  return { ipVersion, localAddress, proxyUrl: proxies[provider] ?? null };
}

function getMethod(job: MeasureJob, found: ProviderResult | null, passedOver: readonly PassedOver[]): Method {
  const {
    failure: _failure,
    holdOffMs: _holdOffMs,
    surroundings: _surroundings,
    ...known
  } = found ?? nothingMeasured(null);
  return { ...known, mode: job.mode, passedOver, network: job.network };
}

type End =
  | Pick<Extract<MeasureOutcome, { kind: 'completed' }>, 'kind' | 'server' | 'figures'>
  | Pick<Extract<MeasureOutcome, { kind: 'failed' }>, 'kind' | 'server' | 'figures' | 'reason' | 'detail'>
  | Pick<Extract<MeasureOutcome, { kind: 'cancelled' }>, 'kind' | 'server' | 'figures'>;

function toEnd(
  { found }: Tried,
  passedOver: readonly PassedOver[],
  board: ProgressBoard,
  isCancelled: boolean,
): End {
  const server = board.chosenServer;
  const figures = board.settled === ABSENT_FIGURES ? null : board.settled;
  if (isCancelled) return { kind: 'cancelled', server, figures };
  if (found === null) return { kind: 'failed', ...failureOfAll(passedOver), server, figures };
  if (found.failure !== null) {
    const failure = figures === null ? failureOfAll([...passedOver, found.failure]) : found.failure;
    return { kind: 'failed', reason: failure.reason, detail: failure.detail, server, figures };
  }
  if (server === null || figures === null) {
    return { kind: 'failed', reason: 'no-server', detail: '', server, figures };
  }
  return { kind: 'completed', server, figures };
}

/** Why nothing could be measured: what all have in common, else what ended the last one that was tried. */
function failureOfAll(failures: readonly Failure[]): Failure {
  const [first] = failures;
  const isCommon = failures.every((failure) => failure.reason === first?.reason);
  const { reason, detail } = isCommon ? commonFailure(failures) : (failures.at(-1) ?? commonFailure([]));
  return { reason, detail };
}

function cost(): MeasureDetails {
  const { user, system } = process.cpuUsage();
  return {
    cpuSeconds: (user + system) / 1e6,
    peakRssBytes: process.resourceUsage().maxRSS * 1024,
  };
}
