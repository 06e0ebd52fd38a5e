import { BUFFERBLOAT_GRADES } from '../figures/bufferbloat';
import {
  formatLatency,
  formatNumber,
  formatPercent,
  formatSetLatency,
  formatSetThroughput,
  formatThroughput,
  ABSENT,
  type RateStyle,
} from '../texts/format';
import { cleanForeignText } from '../texts/foreign-text';
import type { Language, Texts } from '../texts/i18n';
import { getLimitName } from './limit-name';
import type { FigureCondition, JudgedFigure, Rule, RuleCondition } from './rules';

/** What a rule is called: the name that the user gave it, or else the sentence of its condition. */
export function ruleName(
  { name, condition }: Pick<Rule, 'name' | 'condition'>,
  texts: Texts,
  style: RateStyle,
): string {
  return shownName(name) || conditionInWords(condition, texts, style);
}

/**
 * A name that the user typed, as it is shown: without characters that nobody sees or that turn the text around it, which
 * come along with copied text. Empty where nothing else is in it.
 */
export function shownName(name: string): string {
  return cleanForeignText(name);
}

/** The sentence of a condition: `Download below 80 % of your plan, in 3 of the last 5 tests`. */
export function conditionInWords(condition: RuleCondition, texts: Texts, style: RateStyle): string {
  switch (condition.kind) {
    case 'every-result':
    case 'canary':
    case 'storage':
    case 'campaign':
      return texts(`rules:condition.${condition.kind}`);
    case 'run-ended': {
      const endings = condition.outcomes.map((outcome) => texts(`rules:ending.${outcome}`));
      const sentence = texts('rules:condition.run-ended', { endings: endings.join(texts('rules:or')) });
      return counted(sentence, condition, texts);
    }
    case 'figure':
      return counted(figureInWords(condition, texts, style), condition, texts);
    case 'silence':
      return texts('rules:condition.silence', { time: texts('rules:hours', { count: condition.hours }) });
    case 'data-use':
      return texts('rules:condition.data-use', { share: formatPercent(condition.ratio, style.language) });
    case 'channel-failing':
      return texts('rules:condition.channel-failing', {
        time: texts('rules:minutes', { count: condition.minutes }),
      });
    case 'outage':
      return texts(`rules:condition.outage.${condition.when}`, {
        time: texts('rules:seconds', { count: condition.seconds }),
      });
    case 'outage-count':
      return texts('rules:condition.outage-count', { count: condition.outages });
    case 'line':
      return texts(`rules:condition.line.${condition.figure}`, {
        limit: limitInWords(condition.figure, condition.value, style),
        time: texts('rules:minutes', { count: condition.minutes }),
      });
    case 'digest':
      return texts(`rules:condition.digest.${condition.every}`);
  }
}

/** A judged value in words with its unit; a dash when it was not measured. */
export function valueInWords(figure: JudgedFigure, value: number | null, style: RateStyle): string {
  return inWords(figure, value, style, formatThroughput, formatLatency);
}

/** A limit that a person has set, or that follows from a plan: no digits that were not meant. */
export function limitInWords(figure: JudgedFigure, limit: number | null, style: RateStyle): string {
  return inWords(figure, limit, style, formatSetThroughput, formatSetLatency);
}

type Format<Style> = (value: number | null, style: Style) => string;

function inWords(
  figure: JudgedFigure,
  value: number | null,
  style: RateStyle,
  throughput: Format<RateStyle>,
  latency: Format<Language>,
): string {
  const { language } = style;
  if (value === null) return ABSENT;
  switch (figure) {
    case 'download':
    case 'upload':
      return throughput(value, style);
    case 'latency':
    case 'jitter':
    case 'loaded-latency':
      return latency(value, language);
    case 'packet-loss':
      return formatPercent(value, language);
    case 'rpm':
      return `${formatNumber(value, language)} RPM`;
    case 'grade':
      return BUFFERBLOAT_GRADES[Math.round(value)] ?? ABSENT;
  }
}

function figureInWords(condition: FigureCondition, texts: Texts, style: RateStyle): string {
  const { figure, direction, against } = condition;
  const limit =
    against.kind === 'value'
      ? limitInWords(figure, against.value, style)
      : texts(`rules:limit.${getLimitName(against)}`, {
          share: formatPercent(against.ratio, style.language),
        });
  const name = figure === 'grade' ? 'worse' : direction;
  return texts(`rules:condition.${name}`, { figure: texts(`rules:figure.${figure}`), limit });
}

function counted(
  condition: string,
  { breaches, of }: { readonly breaches: number; readonly of: number },
  texts: Texts,
): string {
  return of === 1 ? condition : texts('rules:condition.counted', { condition, breaches, of });
}
