import { MINUTE_MS } from '../../../shared/durations';
import { formatAvailability, formatPercent, joinSentences } from '../../../shared/texts/format';
import { formatDate, formatDuration, formatShortDateTime } from '../../../shared/texts/format-time';
import type { Availability } from '../../../shared/history/outages';
import type { Message, MessageItem } from '../../../shared/messages/message';
import { tableRow, type MessageCell, type TableFigure } from '../../../shared/messages/message-table';
import { valueInWords } from '../../../shared/rules/rule-words';
import type { OccasionDetail } from '../../../shared/rules/verdict';
import { expectedFloor } from '../judging/evaluate';
import { downloadChart } from './chart';
import { digestFigures, type DigestFigure, type DigestFigures, type Outage } from './digest-figures';
import type { OccasionInput, OccasionParts } from './occasion-input';

type DigestDetail = Extract<OccasionDetail, { kind: 'digest' }>;

/** Shorter outages are counted as failures of one test. */
const BRIEF_MS = MINUTE_MS;
/** Maximum number of listed outages; the sentence counts all of them. */
const MOST_LISTED = 20;

/**
 * Composes the digest of a range of time: one sentence, a table that compares with the range before, outages and a
 * chart.
 */
export function digestMessage({ from, to }: DigestDetail, input: OccasionInput): OccasionParts {
  const runs = input.runs.filter(({ startedAt }) => startedAt >= from && startedAt < to);
  const now = digestFigures(input.runs, { from, to }, input.compare);
  const before = digestFigures(input.runs, { from: from - (to - from), to: from }, input.compare);
  return {
    ...headline(now, input),
    rows: digestRows(now, before, input),
    method: input.texts('message:digest.method', {
      from: formatDate(from, input),
      to: formatDate(to, input),
    }),
    items: now.outages.slice(0, MOST_LISTED).map((outage) => toItem(outage, input)),
    chart: downloadChart(runs, { from, to }, input),
  };
}

function headline(
  { tests, failed, interrupted, notCompared, missed, figures }: DigestFigures,
  { texts, language, plan, rules, verdict, availability }: OccasionInput,
): Pick<OccasionParts, 'tone' | 'title' | 'summary'> {
  const { condition } = verdict.rule;
  const period = texts(`message:digest.period.${condition.kind === 'digest' ? condition.every : 'week'}`);
  const counts = joinSentences(
    [
      texts('message:digest.tests', { count: tests }),
      ...(failed === 0 ? [] : [texts('message:digest.failed', { count: failed })]),
      ...(interrupted === 0 ? [] : [texts('message:digest.interrupted', { count: interrupted })]),
      ...(notCompared === 0 ? [] : [texts('message:digest.notCompared', { count: notCompared })]),
      ...(missed === 0 ? [] : [texts('message:digest.missed', { count: missed })]),
      ...lineSentences(availability ?? null, { texts, language }),
    ],
    language,
  );
  const download = figures.find(({ figure }) => figure === 'download')?.median ?? null;
  if (download === null) {
    return { tone: 'warning', title: texts('message:digest.nothing', { period }), summary: counts };
  }
  const now = valueInWords('download', download, language);
  const promised = plan.downloadBitsPerSecond;
  if (promised === null) {
    return { tone: 'neutral', title: texts('message:digest.title', { period, now }), summary: counts };
  }
  const share = formatPercent(download / promised, language);
  const isGood = download >= expectedFloor('download', { plan, rules });
  return {
    tone: isGood ? 'good' : 'warning',
    title: texts('message:digest.titleOfPlan', { period, now, share }),
    summary: counts,
  };
}

/** Outages between the tests, and how much of the observed time the line was up; nothing where nobody watched. */
function lineSentences(
  availability: Availability | null,
  { texts, language }: Pick<OccasionInput, 'texts' | 'language'>,
): readonly string[] {
  if (availability === null || availability.ratio === null) return [];
  const { outages, downMs, observedMs, ratio } = availability;
  const words = {
    availability: formatAvailability(ratio, language),
    observed: formatDuration(observedMs, language),
    down: formatDuration(downMs, language),
  };
  return [
    outages === 0
      ? texts('message:digest.lineUp', words)
      : texts('message:digest.lineDown', { ...words, count: outages }),
  ];
}

/** The figure of each row of the table. */
const FIGURE_OF_ROW = {
  download: 'downloadBitsPerSecond',
  upload: 'uploadBitsPerSecond',
  latency: 'latencyMs',
  'loaded-latency': 'loadedLatencyMs',
  jitter: 'jitterMs',
  'packet-loss': 'packetLossRatio',
} as const satisfies Readonly<Record<DigestFigure['figure'], TableFigure>>;

function digestRows(
  now: DigestFigures,
  before: DigestFigures,
  { texts, language }: OccasionInput,
): Message['rows'] {
  return now.figures.map(({ figure, median, worst }) => {
    const previous = before.figures.find((one) => one.figure === figure)?.median ?? null;
    const cell = (value: number): MessageCell => ({ text: valueInWords(figure, value, language), value });
    return tableRow(FIGURE_OF_ROW[figure], texts(`rules:figure.${figure}`), {
      median: cell(median),
      worst: cell(worst),
      previous: previous === null ? null : cell(previous),
    });
  });
}

function toItem({ from, to, tests }: Outage, input: OccasionInput): MessageItem {
  const { texts, language } = input;
  const at = { at: from, time: formatShortDateTime(from, input), tone: 'bad' } as const;
  if (to === null) return { ...at, title: texts('message:digest.outageLasts', { count: tests }) };
  // A test that was repeated at once gives no duration.
  if (to - from < BRIEF_MS) return { ...at, title: texts('message:digest.outageBrief', { count: tests }) };
  const duration = formatDuration(to - from, language);
  return { ...at, title: texts('message:digest.outage', { count: tests, duration }) };
}
