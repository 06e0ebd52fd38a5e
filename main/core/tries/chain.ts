import { MINUTE_MS } from '../../../shared/durations';
import { PROVIDER_FACTS, type ProviderKind } from '../../../shared/providers';
import type { RetrySettings } from '../../../shared/retries';
import { getMethod, type EndedRun, type FailureReason } from '../../../shared/run';
import type { ScheduleRef } from '../../../shared/schedule/kinds';
import { isUnattended } from '../../../shared/trigger';
import type { NextTry, Try } from '../../../shared/tries';
import { NETWORK_GRACE_MS } from '../network/network-grace';
import { isTried } from '../judging/examine';

/** A test that is to be repeated before anybody is told of it, and what was tried until now. Persisted. */
export interface TryChain {
  /** `retry`: the newest test failed. `confirmation`: it breached a rule. */
  readonly purpose: 'retry' | 'confirmation';
  /** Set where the regular proof that messages arrive is made again; left out elsewhere. */
  readonly trigger?: 'canary' | undefined;
  /** The run that was first. */
  readonly firstId: string;
  /** The newest run that was tried: nobody was told of it yet. */
  readonly lastId: string;
  /** Its service and server, and the service of the first run that failed: the next try goes elsewhere. */
  readonly provider: ProviderKind;
  readonly serverUrl: string | null;
  readonly schedule: ScheduleRef | null;
  /** The network that it is about; null where no run of it knows its own. */
  readonly network: string | null;
  /** Of the next try; 1 is the first repetition. */
  readonly number: number;
  readonly of: number;
  /** How many failures were tried again in a row; 0 where the next try confirms a breach. */
  readonly failures: number;
  /** When the next try was planned. An earlier clock was set back since. */
  readonly askedAt: number;
  /** When the next try is due; null where none can be made any more, and the last run is to be told. */
  readonly dueAt: number | null;
  /** Waits after the next try, in ms. */
  readonly waitsLeftMs: readonly number[];
  /** What was tried, oldest first. */
  readonly tries: readonly ChainTry[];
}

/** One test of a chain. */
export interface ChainTry extends Omit<Try, 'value'> {
  /** What rules judged that wait for the next try, and their limits, by their ids, in the unit of each figure. */
  readonly values: Readonly<Record<string, number>>;
  readonly limits: Readonly<Record<string, number>>;
}

/** What the judgement of a run needs of tries. */
export interface TryContext {
  /** What is pending before this run; null where nothing is. */
  readonly chain: TryChain | null;
  readonly retries: RetrySettings;
  /** Whether the computer or the application came up less than `COMING_UP_MS` before; left out where it did not. */
  readonly isComingUp?: boolean;
}

/** For so long after a start or a wake a failure of the network may be that of a network that was not there yet. */
export const COMING_UP_MS = 10 * MINUTE_MS;
/** What a network that is not there yet looks like. */
const OF_NETWORK: readonly FailureReason[] = ['offline', 'dns', 'no-dns', 'unreachable', 'timeout'];

/** A chain has no more repetitions than this, whatever its runs find in turn. */
const MOST_REPETITIONS = 10;
/** A clock that is set back by less delays a try by no more than that. */
const CLOCK_SLACK_MS = MINUTE_MS;
/** Waiting changes nothing: a person has to do something. */
const FOR_A_PERSON: readonly FailureReason[] = ['not-accepted', 'not-installed'];

/** Whether a run is the next try of a chain. */
export function isTryOf(run: EndedRun, chain: TryChain | null): chain is TryChain {
  return chain !== null && run.retryOf?.runId === chain.firstId && run.retryOf.number === chain.number;
}

/**
 * The chain after a run, before its rules are judged: the failed run is tried again, or nothing is to come. A try that
 * was not made, was interrupted, or was made in another network gives way to the one after it. Any other run that says
 * nothing of the chain leaves it as it is.
 */
export function chainAfter(run: EndedRun, context: TryContext): TryChain | null {
  const { chain } = context;
  if (isTryOf(run, chain)) {
    const isMade = isTried(run) && run.outcome !== 'interrupted' && !isElsewhere(run, chain);
    if (!isMade) return withoutTry(run, chain);
  } else if (!isTried(run) || (chain !== null && !isEndOf(run, chain))) return chain;
  if (isProofComingUp(run, context)) return proofAgain(run);
  return isRepeatable(run) ? retryAfter(run, context) : null;
}

/** Whether a run takes the place of the tries that are left: one of a person, or of the next slot of the same schedule. */
function isEndOf(run: EndedRun, chain: TryChain): boolean {
  const isOwn = chain.schedule === null || run.schedule?.id === chain.schedule.id;
  return !isElsewhere(run, chain) && (isOwn || !isUnattended(run.trigger));
}

/** Whether a run was made in another network than the runs of a chain. */
function isElsewhere(run: EndedRun, chain: TryChain): boolean {
  const network = getMethod(run)?.network ?? null;
  return network !== null && chain.network !== null && network !== chain.network;
}

/**
 * Whether a regular proof failed for the first time at a network that may still have been coming up, and no other test
 * waits for its repetition.
 */
function isProofComingUp(run: EndedRun, { chain, isComingUp = false }: TryContext): boolean {
  if (run.outcome !== 'failed' || run.trigger !== 'canary' || chain !== null) return false;
  return isComingUp && run.retryOf === undefined && OF_NETWORK.includes(run.reason);
}

/** A regular proof is made again once, whatever the settings say of failed tests: it is to reach its reader, not to alarm. */
function proofAgain(run: EndedRun): TryChain | null {
  const next = nextTry(run, null, [NETWORK_GRACE_MS], 'retry');
  return next === null ? null : { ...next, trigger: 'canary' };
}

/** Tries follow runs that nobody looks at. A regular proof is told whatever it finds. */
function isRepeatable(run: EndedRun): boolean {
  if (run.outcome !== 'failed' || FOR_A_PERSON.includes(run.reason)) return false;
  return isUnattended(run.trigger) && run.trigger !== 'canary';
}

function retryAfter(run: EndedRun, { chain, retries }: TryContext): TryChain | null {
  // A run that ends a chain is its last try.
  if (!retries.isEnabled || (chain !== null && !isTryOf(run, chain))) return null;
  const isFirstFailure = chain?.purpose !== 'retry';
  const waits = isFirstFailure
    ? retries.waitsMinutes.map((minutes) => minutes * MINUTE_MS)
    : chain.waitsLeftMs;
  return nextTry(run, chain, waits, 'retry');
}

/**
 * The chain after a run that breached a rule: it is measured once more, also where the run was to confirm another breach.
 * Null where enough was measured.
 */
export function confirmationAfter(run: EndedRun, { chain, retries }: TryContext): TryChain | null {
  const before = isTryOf(run, chain) ? chain : null;
  return nextTry(run, before, [retries.confirmAfterMinutes * MINUTE_MS], 'confirmation');
}

function nextTry(
  run: EndedRun,
  before: TryChain | null,
  [waitMs, ...waitsLeftMs]: readonly number[],
  purpose: TryChain['purpose'],
): TryChain | null {
  const number = (before?.number ?? 0) + 1;
  if (waitMs === undefined || number > MOST_REPETITIONS) return null;
  const failuresBefore = before?.purpose === 'retry' ? before.failures : 0;
  return {
    purpose,
    firstId: before?.firstId ?? run.id,
    lastId: run.id,
    provider: failuresBefore > 0 && before !== null ? before.provider : run.provider,
    serverUrl: run.server?.url ?? null,
    schedule: run.schedule ?? null,
    network: getMethod(run)?.network ?? before?.network ?? null,
    number,
    of: number + waitsLeftMs.length,
    failures: purpose === 'retry' ? failuresBefore + 1 : 0,
    askedAt: run.finishedAt,
    dueAt: run.finishedAt + waitMs,
    waitsLeftMs,
    tries: [...(before?.tries ?? []), toTry(run)],
  };
}

/** A try that was not made: one that the system or the end of the application cut off is made up for. */
function withoutTry(run: EndedRun, chain: TryChain): TryChain {
  if (run.outcome === 'cancelled' && run.reason !== 'asked') return chain;
  const [waitMs, ...waitsLeftMs] = chain.waitsLeftMs;
  const next = waitMs === undefined ? null : run.finishedAt + waitMs;
  return { ...chain, number: chain.number + 1, askedAt: run.finishedAt, dueAt: next, waitsLeftMs };
}

function toTry(run: EndedRun): ChainTry {
  return {
    runId: run.id,
    startedAt: run.startedAt,
    outcome: run.outcome,
    reason: run.outcome === 'failed' ? run.reason : null,
    values: {},
    limits: {},
  };
}

/** The chain with what rules judged in its newest test. */
export function withValues(chain: TryChain, judged: Pick<ChainTry, 'values' | 'limits'>): TryChain {
  const last = chain.tries.at(-1);
  return last === undefined
    ? chain
    : { ...chain, tries: [...chain.tries.slice(0, -1), { ...last, ...judged }] };
}

/** The newest value that a rule judged in a chain, with its limit; null where it judged none. */
export function lastJudged(
  { tries }: TryChain,
  ruleId: string,
): { readonly value: number; readonly limit: number } | null {
  const pairs = tries.map(({ values, limits }) => [values[ruleId], limits[ruleId]] as const);
  const [value, limit] = pairs.findLast(([known]) => known !== undefined) ?? [];
  return value === undefined || limit === undefined ? null : { value, limit };
}

/** What was tried, as the verdict of a rule names it. */
export function getTriesFor({ tries }: TryChain, ruleId: string): readonly Try[] {
  return tries.map(({ values, limits: _, ...one }) => ({ ...one, value: values[ruleId] ?? null }));
}

/** When the next try comes; null where none does. */
export function getNextTry(chain: TryChain | null): NextTry | null {
  if (chain === null || chain.dueAt === null) return null;
  return { at: chain.dueAt, number: chain.number, of: chain.of };
}

/** Whether the next try is due. Its time is not believed where the clock was set back behind the moment of its planning. */
export function isTryDue({ dueAt, askedAt }: TryChain, now: number): boolean {
  return dueAt !== null && (now >= dueAt || now < askedAt - CLOCK_SLACK_MS);
}

/**
 * Whether breaches of a run are confirmed before they are told, without the rule asking for it. Not in light mode, which is
 * there to save data, nor by a service that may not be used again so soon.
 */
export function isConfirmedByDefault(
  run: EndedRun,
  { confirmsBreaches, confirmAfterMinutes }: RetrySettings,
): boolean {
  const isLight = getMethod(run)?.mode === 'light';
  const isTooSoon = PROVIDER_FACTS[run.provider].minimumIntervalMs > confirmAfterMinutes * MINUTE_MS;
  return confirmsBreaches && !isLight && !isTooSoon && isUnattended(run.trigger) && run.trigger !== 'canary';
}
