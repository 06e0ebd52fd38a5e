import { namedPlan } from '../../../shared/figures/evaluation';
import { ofPlanInWords } from '../../../shared/figures/plan-words';
import { getLimitName, getLimitPlanFigure } from '../../../shared/rules/limit-name';
import { formatPercent } from '../../../shared/texts/format';
import { MINUTE_MS } from '../../../shared/durations';
import { formatDuration, formatShortDateTime } from '../../../shared/texts/format-time';
import type { Tone } from '../../../shared/messages/message';
import { limitInWords, valueInWords } from '../../../shared/rules/rule-words';
import type { FigureCondition, JudgedFigure, PlanFigure } from '../../../shared/rules/rules';
import type { Verdict } from '../../../shared/rules/verdict';
import type { MessageInput } from './input';
import { confirmedSentences } from './tries-sentences';

/** The head of a message: its tone, its title and the sentences after it. */
export interface Headline {
  readonly tone: Tone;
  readonly title: string;
  readonly sentences: readonly string[];
}

interface Breach extends Verdict {
  readonly rule: Verdict['rule'] & { readonly condition: FigureCondition };
}

/** The headline of a completed run with a breach of a rule; null without a breach. */
export function breachHeadline(input: MessageInput, usually: () => readonly string[]): Headline | null {
  const matched = input.verdicts.filter(({ reason }) => reason === 'matched');
  const breaches = matched.filter(isBreach);
  const [first] = breaches;
  if (first !== undefined) {
    const sentences = breaches.flatMap((breach) => breachSentences(breach, input));
    return { tone: 'warning', title: breachTitle(first, input), sentences: [...sentences, ...usually()] };
  }
  const used = matched.find(({ rule }) => rule.condition.kind === 'data-use');
  return used === undefined ? null : dataHeadline(used, input);
}

/** The headline of a run that ends a reported state; null if it ends none. */
export function recoveryHeadline(input: MessageInput): Headline | null {
  const { texts, language, run } = input;
  const over = input.verdicts.filter(({ reason }) => reason === 'recovered');
  const [first] = over;
  if (first === undefined) return null;
  const { condition } = first.rule;
  const title =
    condition.kind === 'figure'
      ? texts('message:title.figureAgain', {
          figure: texts(`rules:figure.${condition.figure}`),
          now: valueInWords(condition.figure, first.value, input),
        })
      : texts('message:title.measuredAgain');
  const sentences = over.flatMap(({ since }) => {
    if (since === null) return [];
    const words = {
      since: formatShortDateTime(since, input),
      duration: formatDuration(run.finishedAt - since, language),
    };
    const isBrief = run.finishedAt - since < MINUTE_MS;
    return [texts(isBrief ? 'message:summary.lastedBriefly' : 'message:summary.lasted', words)];
  });
  const isGood = input.evaluation.state !== 'slow';
  return {
    tone: isGood ? 'good' : 'warning',
    title,
    sentences: [...new Set(sentences), ...(isGood ? [] : [stillSlow(input)])],
  };
}

/** The figures that are still beyond their limits when another state has ended. */
function stillSlow(input: MessageInput): string {
  const { evaluation, texts } = input;
  const figures = evaluation.weaknesses.map((figure) => {
    const now = valueInWords(figure, evaluation.figures[figure].value, input);
    return `${texts(`rules:figure.${figure}`)} ${now}`;
  });
  return texts('message:summary.alsoSlow', { figures: figures.join(texts('message:separator')) });
}

function isBreach(verdict: Verdict): verdict is Breach {
  return verdict.rule.condition.kind === 'figure' && verdict.value !== null && verdict.limit !== null;
}

function breachTitle({ rule: { condition }, value }: Breach, input: MessageInput): string {
  const { figure, direction, against } = condition;
  const planFigure = getLimitPlanFigure(against) ?? 'maximum';
  return beyondTitle({ figure, direction, value, planFigure }, input);
}

/** A figure beyond its limit. */
export interface Beyond {
  readonly figure: JudgedFigure;
  readonly direction: 'below' | 'above';
  readonly value: number | null;
  /** The figure of the plan that the limit is a share of; the maximum where it is of none. */
  readonly planFigure: PlanFigure;
}

/** The title for a figure beyond its limit. */
export function beyondTitle({ figure, direction, value, planFigure }: Beyond, input: MessageInput): string {
  const { texts, evaluation } = input;
  const now = valueInWords(figure, value, input);
  if (figure === 'grade') return texts('message:title.grade', { now });
  if ((figure === 'download' || figure === 'upload') && direction === 'below') {
    const promised = namedPlan(evaluation.figures[figure], planFigure);
    if (promised === null) return texts(`message:title.${figure}Below`, { now });
    const against = ofPlanInWords(value, promised, texts, input);
    return texts(`message:title.${figure}BelowOfPlan`, { against });
  }
  return texts(`message:title.${direction}`, { figure: texts(`rules:figure.${figure}`), now });
}

function breachSentences(breach: Breach, input: MessageInput): readonly string[] {
  const { texts, language, run } = input;
  const { condition } = breach.rule;
  const { figure, direction, against } = condition;
  const limit = limitInWords(figure, breach.limit, input);
  const words = {
    figure: texts(`rules:figure.${figure}`),
    now: valueInWords(figure, breach.value, input),
    limit:
      against.kind === 'value'
        ? texts('message:limit.value', { limit })
        : texts(`message:limit.${getLimitName(against)}`, {
            limit,
            share: formatPercent(against.ratio, language),
          }),
  };
  const { count } = breach;
  return [
    texts(`message:summary.${figure === 'grade' ? 'worse' : direction}`, words),
    ...(count === null ? [] : [texts('message:summary.counted', { breaches: count.breaches, of: count.of })]),
    ...(breach.since === null || breach.since >= run.startedAt
      ? []
      : [texts('message:summary.since', { since: formatShortDateTime(breach.since, input) })]),
    ...confirmedSentences(breach, input),
  ];
}

function dataHeadline({ value, limit, rule }: Verdict, { texts, language }: MessageInput): Headline {
  const ratio = rule.condition.kind === 'data-use' ? rule.condition.ratio : 1;
  const used = value === null || limit === null || limit === 0 ? null : (value / limit) * ratio;
  return {
    tone: 'warning',
    title: texts('message:title.dataUse', { share: formatPercent(used, language) }),
    sentences: [texts('message:summary.dataUse')],
  };
}
