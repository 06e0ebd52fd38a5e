import { SECOND_MS } from '../../../shared/durations';
import type { EndedRun, FailureReason, OpenRun } from '../../../shared/run';
import type { RunRequest } from './run-request';
import { unlessAborted } from './unless-aborted';

/** A network that is coming up has so long until the second try. */
const SECOND_TRY_AFTER_MS = 15 * SECOND_MS;

/** Failures that a network may have while it is coming up. */
const OF_THE_NETWORK: readonly FailureReason[] = [
  'offline',
  'dns',
  'no-dns',
  'refused',
  'unreachable',
  'proxy',
  'tls',
  'timeout',
  'captive-portal',
  'no-server',
];

export interface Attempt {
  readonly open: OpenRun;
  readonly request: RunRequest;
  readonly signal: AbortSignal;
}

export interface SecondTryDeps {
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly log: (sentence: string) => void;
}

/**
 * Measures; and once more after a moment where the network was at fault and the request says that the computer is only
 * coming up. The first failure is not recorded then. A run that is cancelled meanwhile ends as such.
 */
export async function withSecondTry(
  measure: () => Promise<EndedRun>,
  { open, request, signal }: Attempt,
  { pause, log }: SecondTryDeps,
): Promise<EndedRun> {
  const ended = await measure();
  const isOfTheNetwork = ended.outcome === 'failed' && OF_THE_NETWORK.includes(ended.reason);
  if (request.isTriedTwice !== true || !isOfTheNetwork || signal.aborted) return ended;
  log(`Run ${open.id} failed while the computer is coming up (${ended.reason}); it is tried once more`);
  await unlessAborted(pause(SECOND_TRY_AFTER_MS), signal, () => undefined);
  return measure();
}
