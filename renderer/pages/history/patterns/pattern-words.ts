import type { HourOfDay, Weekday } from '../../../../shared/history/local-times';
import type {
  Difference,
  HourCell,
  HourPatterns,
  HourSpan,
  PatternFigure,
  UnderPlan,
} from '../../../../shared/history/patterns';
import { formatPercent, type RateStyle } from '../../../../shared/texts/format';
import { formatWeekday } from '../../../../shared/texts/format-time';
import type { Language, Texts } from '../../../../shared/texts/i18n';
import { formatFigure } from '../explorer/figure-plots';

/** One hour of one day of the week in words, with its figures; null where it has no test. */
export function wordCell(
  {
    weekday,
    hour,
    cell,
    figure,
  }: {
    readonly weekday: Weekday;
    readonly hour: HourOfDay;
    readonly cell: HourCell | null;
    readonly figure: PatternFigure;
  },
  texts: Texts,
  style: RateStyle,
): string {
  const time = { day: formatWeekday(weekday, style.language, 'long'), from: `${hour}:00`, to: wordEnd(hour) };
  if (cell === null) return texts('patterns:hours.cellNone', time);
  return texts('patterns:hours.cell', {
    ...time,
    tests: texts('history:tests', { count: cell.tests }),
    median: formatFigure(figure, cell.median, style),
    low: formatFigure(figure, cell.p10, style),
    high: formatFigure(figure, cell.p90, style),
  });
}

/** The best and the worst hours as sentences, or why there are none. */
export function wordHourSpans(
  { best, worst, comparedHours }: HourPatterns,
  figure: PatternFigure,
  texts: Texts,
  style: RateStyle,
): readonly string[] {
  const word = (span: HourSpan | null, which: 'best' | 'worst') =>
    span === null ? [] : [wordSpan(span, which, figure, texts, style)];
  const found = [...word(worst, 'worst'), ...word(best, 'best')];
  if (found.length > 0) return found;
  return [texts(comparedHours < 2 ? 'patterns:hours.tooFew' : 'patterns:hours.alike')];
}

function wordSpan(
  { hours, tests, median, otherTests, otherMedian }: HourSpan,
  which: 'best' | 'worst',
  figure: PatternFigure,
  texts: Texts,
  style: RateStyle,
): string {
  const [first = '00'] = hours;
  return texts(`patterns:hours.${which}`, {
    from: `${first}:00`,
    to: wordEnd(hours.at(-1) ?? first),
    median: formatFigure(figure, median, style),
    tests: texts('history:tests', { count: tests }),
    other: formatFigure(figure, otherMedian, style),
    otherTests: texts('history:tests', { count: otherTests }),
  });
}

function wordEnd(hour: HourOfDay): string {
  return `${(Number(hour) + 1).toString().padStart(2, '0')}:00`;
}

/** How many tests are under the plan, in words; null where none has one. */
export function wordUnderPlan(under: UnderPlan | null, texts: Texts, language: Language): string | null {
  if (under === null) return null;
  return texts('patterns:underPlan', {
    share: formatPercent(under.below / under.tests, language),
    far: formatPercent(under.belowNineTenths / under.tests, language),
  });
}

/** Whether two periods differ by more than chance, in words. */
export function wordDifference(difference: Difference, texts: Texts, language: Language): string {
  const { kind, hours } = difference;
  if (kind === 'too-few') return texts('patterns:compare.too-few', { ...hours });
  const later = kind === 'worse' ? 1 - difference.superiority : difference.superiority;
  return texts(`patterns:compare.${kind}`, { share: formatPercent(later, language) });
}

/** By how much a median has changed: `+6.1 Mbit/s (+7 %)`; null where one is missing. */
export function wordChange(
  figure: PatternFigure,
  before: number | null,
  after: number | null,
  style: RateStyle,
): string | null {
  if (before === null || after === null) return null;
  const size = formatFigure(figure, Math.abs(after - before), style);
  if (size === formatFigure(figure, 0, style)) return `±${size}`;
  const sign = after > before ? '+' : '−';
  const change = `${sign}${size}`;
  if (before === 0 || figure === 'packetLoss') return change;
  return `${change} (${sign}${formatPercent(Math.abs(after - before) / before, style.language)})`;
}
