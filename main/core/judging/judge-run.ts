import type { Rule } from '../../../shared/rules/rules';
import type { Verdict } from '../../../shared/rules/verdict';
import type { EndedRun } from '../../../shared/run';
import { isUnattended } from '../../../shared/trigger';
import {
  chainAfter,
  confirmationAfter,
  getNextTry,
  isConfirmedByDefault,
  lastJudged,
  getTriesFor,
  withValues,
  type ChainTry,
  type TryChain,
} from '../tries/chain';
import { isTried } from './examine';
import { getMemoryId, judgeRules, type JudgeContext, type Judgement } from './judge';
import { isMomentary } from './weigh';

/** Judges one run by every rule, and says whether it is measured again before anybody is told. */
export function judgeRun(run: EndedRun, context: JudgeContext): Judgement {
  const { tries } = context;
  if (tries === undefined) return judgeRules(run, context.settings.rules, context);
  const planned = chainAfter(run, tries);
  const isUntold = planned !== null && isTried(run) && run.outcome !== 'completed';
  const judge = (canBeConfirmed: boolean) =>
    judgeRules(run, context.settings.rules, context, {
      isTriedAgain: isUntold && isUnattended(run.trigger),
      isPending: planned !== null,
      isConfirmedByDefault: isConfirmedByDefault(run, tries.retries),
      canBeConfirmed,
    });
  const first = judge(planned === null);
  const isToConfirm = planned === null && isTried(run) && first.verdicts.some(isAwaiting);
  const next = isToConfirm ? confirmationAfter(run, tries) : planned;
  const { verdicts, memories } = isToConfirm && next === null ? judge(false) : first;
  const chain = next?.lastId === run.id ? withValues(next, getAwaited(verdicts)) : next;
  const before = isTried(run) ? tries.chain : null;
  return { verdicts: verdicts.map((verdict) => withTries(verdict, before, chain)), memories, chain };
}

/**
 * Judges a run finally whose repetition could not be made: by those rules alone that wait for it, since this run or since
 * an earlier one of the chain.
 *
 * @param stored the verdicts of the run until now
 */
export function judgeFinally(
  run: EndedRun,
  stored: readonly Verdict[],
  context: JudgeContext,
): Judgement & { readonly judged: readonly Verdict[] } {
  const awaited = stored.filter(isAwaiting).map(({ rule }) => rule.id);
  // A rule that remembers its wait may have had its answer from another run since.
  const isWaiting = (rule: Rule) =>
    isMomentary(rule)
      ? awaited.includes(rule.id)
      : (context.memories[getMemoryId(rule, context.reference)]?.awaitingSince ?? null) !== null;
  const rules = context.settings.rules.filter(isWaiting);
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
  const tries = isEnd && before !== null ? getTriesFor(before, verdict.rule.id) : [];
  // A breach that no later test could judge is told with its own figure.
  const isUnconfirmed = verdict.reason === 'matched' && verdict.limit === null && before !== null;
  return {
    ...verdict,
    ...(isUnconfirmed && lastJudged(before, verdict.rule.id)),
    ...(nextTry !== null && { nextTry }),
    ...(tries.length > 0 && { tries }),
  };
}

function getAwaited(verdicts: readonly Verdict[]): Pick<ChainTry, 'values' | 'limits'> {
  const awaited = verdicts.filter(isAwaiting);
  const by = (name: 'value' | 'limit') =>
    Object.fromEntries(
      awaited.flatMap((verdict) => (verdict[name] === null ? [] : [[verdict.rule.id, verdict[name]]])),
    );
  return { values: by('value'), limits: by('limit') };
}

function isAwaiting({ reason }: Pick<Verdict, 'reason'>): boolean {
  return reason === 'awaits-confirmation';
}
