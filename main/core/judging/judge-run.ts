import type { Verdict } from '../../../shared/rules/verdict';
import type { EndedRun } from '../../../shared/run';
import {
  chainAfter,
  confirmationAfter,
  getNextTry,
  isConfirmedByDefault,
  triesOf,
  withValues,
  type TryChain,
} from '../tries/chain';
import { isTried } from './examine';
import { judgeRules, type JudgeContext, type Judgement } from './judge';

/** Judges one run by every rule, and says whether it is measured again before anybody is told. */
export function judgeRun(run: EndedRun, context: JudgeContext): Judgement {
  const { tries } = context;
  if (tries === undefined) return judgeRules(run, context.settings.rules, context);
  const planned = chainAfter(run, tries);
  const { verdicts, memories } = judgeRules(run, context.settings.rules, context, {
    isTriedAgain: planned !== null && isTried(run),
    isPending: planned !== null,
    isConfirmedByDefault: isConfirmedByDefault(run, tries.retries),
  });
  const isToConfirm = planned === null && isTried(run) && wantsConfirmation(verdicts);
  const next = isToConfirm ? confirmationAfter(run, tries) : planned;
  const chain = next === null || next === tries.chain ? next : withValues(next, getAwaited(verdicts));
  const before = isTried(run) ? tries.chain : null;
  return { verdicts: verdicts.map((verdict) => withTries(verdict, before, chain)), memories, chain };
}

/**
 * Judges a run finally whose repetition could not be made: by those rules alone whose stored verdicts wait for it.
 *
 * @param stored the verdicts of the run until now
 */
export function judgeFinally(
  run: EndedRun,
  stored: readonly Verdict[],
  context: JudgeContext,
): Judgement & { readonly judged: readonly Verdict[] } {
  const waiting = stored.filter(isAwaiting).map(({ rule }) => rule.id);
  const rules = context.settings.rules.filter(({ id }) => waiting.includes(id));
  const { verdicts, memories } = judgeRules(run, rules, context);
  const chain = context.tries?.chain ?? null;
  const before =
    chain === null ? null : { ...chain, tries: chain.tries.filter(({ runId }) => runId !== run.id) };
  const judged = verdicts.map((verdict) => withTries(verdict, before, null));
  const all = stored.map((verdict) => judged.find(({ rule }) => rule.id === verdict.rule.id) ?? verdict);
  return { verdicts: all, judged, memories, chain: null };
}

/** The verdict with the tests before it, where it ends their chain, and with the next one, where it waits for that. */
function withTries(verdict: Verdict, before: TryChain | null, next: TryChain | null): Verdict {
  const nextTry = isAwaiting(verdict) ? getNextTry(next) : null;
  const isEnd = verdict.reason === 'matched' || verdict.reason === 'not-confirmed';
  const tries = isEnd && before !== null ? triesOf(before, verdict.rule.id) : [];
  return {
    ...verdict,
    ...(nextTry !== null && { nextTry }),
    ...(tries.length > 0 && { tries }),
  };
}

function getAwaited(verdicts: readonly Verdict[]): Readonly<Record<string, number>> {
  const awaited = verdicts.flatMap(({ rule, reason, value }) =>
    reason === 'awaits-confirmation' && value !== null ? [[rule.id, value] as const] : [],
  );
  return Object.fromEntries(awaited);
}

function wantsConfirmation(verdicts: readonly Verdict[]): boolean {
  return verdicts.some(isAwaiting);
}

function isAwaiting({ reason }: Pick<Verdict, 'reason'>): boolean {
  return reason === 'awaits-confirmation';
}
