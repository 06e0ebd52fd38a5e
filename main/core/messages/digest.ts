import { MINUTE_MS } from '../../../shared/durations';
import { formatAvailability, formatPercent, joinSentences } from '../../../shared/texts/format';
import { formatDate, formatDuration, formatShortDateTime } from '../../../shared/texts/format-time';
import type { Availability } from '../../../shared/history/outages';
import type { Message, MessageItem } from '../../../shared/messages/message';
import { NO_PLAN } from '../../../shared/plan';
import { tableRow, type MessageCell, type TableFigure } from '../../../shared/messages/message-table';
import { valueInWords } from '../../../shared/rules/rule-words';
import type { OccasionDetail } from '../../../shared/rules/verdict';
import { expectedFloor } from '../judging/evaluate';
import { downloadChart } from './chart';
import { digestFigures, type DigestFigure, type DigestFigures, type Outage } from './digest-figures';
import { splitByNetwork, type NetworkRuns } from './digest-networks';
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
  const range = { from, to };
  const earlier = { from: from - (to - from), to: from };
  const runs = input.runs.filter(({ startedAt }) => startedAt >= from && startedAt < to);
  const parts = input.networks === undefined ? [] : splitByNetwork(input.runs, range, input.networks);
  const own = input.networks?.compare ?? input.compare;
  const compare = parts.length === 0 ? input.compare : comparedIn(parts, own, input.compare);
  const now = digestFigures(input.runs, range, compare);
  const [first] = parts;
  const titled = first?.summary ?? now;
  const rows =
    parts.length === 0
      ? digestRows(now, digestFigures(input.runs, earlier, input.compare), input, null)
      : parts.flatMap(({ name, runs: ofNetwork, summary }) =>
          digestRows(summary, digestFigures(ofNetwork, earlier, own), input, name),
        );
  // The plan is that of the home network, and of no other.
  const plan = first === undefined || first.network === input.networks?.home ? input.plan : NO_PLAN;
  return {
    ...headline(
      { ...now, figures: titled.figures },
      { ...input, plan },
      first?.name ?? null,
      lineSentences(parts, input),
    ),
    rows,
    method: input.texts('message:digest.method', {
      from: formatDate(from, input),
      to: formatDate(to, input),
    }),
    items: now.outages.slice(0, MOST_LISTED).map((outage) => toItem(outage, input)),
    chart: downloadChart(runs, { from, to }, input),
  };
}

/** Runs of the networks that are shown compare with their own network, all others with the line. */
function comparedIn(
  parts: readonly NetworkRuns[],
  own: OccasionInput['compare'],
  line: OccasionInput['compare'],
): OccasionInput['compare'] {
  const shown = new Set(parts.flatMap(({ runs }) => runs));
  return (run) => (shown.has(run) ? own(run) : line(run));
}

function headline(
  { tests, failed, interrupted, notCompared, missed, figures }: DigestFigures,
  input: OccasionInput,
  titleNetwork: string | null,
  ofLine: readonly string[],
): Pick<OccasionParts, 'tone' | 'title' | 'summary'> {
  const { texts, language, plan, rules, verdict } = input;
  const { condition } = verdict.rule;
  const period = texts(`message:digest.period.${condition.kind === 'digest' ? condition.every : 'week'}`);
  const counts = joinSentences(
    [
      ...(titleNetwork === null ? [] : [texts('message:digest.ofNetwork', { network: titleNetwork })]),
      texts('message:digest.tests', { count: tests }),
      ...(failed === 0 ? [] : [texts('message:digest.failed', { count: failed })]),
      ...(interrupted === 0 ? [] : [texts('message:digest.interrupted', { count: interrupted })]),
      ...(notCompared === 0 ? [] : [texts('message:digest.notCompared', { count: notCompared })]),
      ...(missed === 0 ? [] : [texts('message:digest.missed', { count: missed })]),
      ...ofLine,
    ],
    language,
  );
  const download = figures.find(({ figure }) => figure === 'download')?.median ?? null;
  if (download === null) {
    return { tone: 'warning', title: texts('message:digest.nothing', { period }), summary: counts };
  }
  const now = valueInWords('download', download, input);
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

/**
 * Outages between the tests, and how much of the observed time the line was up: of each network of the digest, and of all
 * where that says more. Nothing where nobody watched.
 */
function lineSentences(
  parts: readonly NetworkRuns[],
  { availability = null, availabilityIn, texts, language }: OccasionInput,
): readonly string[] {
  const ofNetworks = parts.flatMap(({ network, name }) => {
    const found = availabilityIn?.(network);
    return found === undefined || found.ratio === null ? [] : [{ found, name }];
  });
  const counted = ofNetworks.reduce((sum, { found }) => sum + found.outages, 0);
  const isWhole = ofNetworks.length > 0 && counted === (availability?.outages ?? 0);
  const words = ({ outages, downMs, observedMs, ratio }: Availability) => ({
    availability: formatAvailability(ratio ?? 0, language),
    observed: formatDuration(observedMs, language),
    down: formatDuration(downMs, language),
    count: outages,
  });
  const all =
    isWhole || availability === null || availability.ratio === null
      ? []
      : [
          texts(
            availability.outages === 0 ? 'message:digest.lineUp' : 'message:digest.lineDown',
            words(availability),
          ),
        ];
  return [
    ...all,
    ...ofNetworks.map(({ found, name }) =>
      texts(found.outages === 0 ? 'message:digest.lineUpIn' : 'message:digest.lineDownIn', {
        ...words(found),
        network: name,
      }),
    ),
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
  input: OccasionInput,
  network: string | null,
): Message['rows'] {
  const { texts } = input;
  return now.figures.map(({ figure, median, worst }) => {
    const previous = before.figures.find((one) => one.figure === figure)?.median ?? null;
    const cell = (value: number): MessageCell => ({ text: valueInWords(figure, value, input), value });
    const name = texts(`rules:figure.${figure}`);
    const label = network === null ? name : texts('message:digest.figureIn', { figure: name, network });
    const row = tableRow(FIGURE_OF_ROW[figure], label, {
      median: cell(median),
      worst: cell(worst),
      previous: previous === null ? null : cell(previous),
    });
    return network === null ? row : { ...row, network };
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
