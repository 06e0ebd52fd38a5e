import { isAtCeiling } from '../../../shared/ceiling';
import { comparisonSentences } from '../../../shared/comparison-words';
import { formatBytes, joinSentences } from '../../../shared/format';
import { formatDateTimeZone } from '../../../shared/format-time';
import type { RunEvaluation } from '../../../shared/evaluation';
import type { Ceiling } from '../../../shared/ipc';
import type { Language, Texts } from '../../../shared/i18n';
import type { Message, WordedKind } from '../../../shared/message';
import { figuresOf, type EndedRun, type Figures } from '../../../shared/run';
import type { Settings } from '../../../shared/settings';
import type { Verdict } from '../../../shared/verdict';
import { becauseOf } from './because';
import { chartOf } from './chart';
import { dataOfRun } from './data';
import { headline } from './headline';
import { certaintySentences, qualitySentences } from './quality';
import { messageRows } from './rows';

/** Everything a message is made of. What asked for the run is not part of it: the line does not change by that. */
export interface MessageInput {
  readonly run: EndedRun;
  readonly kind: WordedKind;
  /** The judgement on the run: what is beyond its limit is said first. */
  readonly verdicts: readonly Verdict[];
  /** The verdicts that tell this reader; empty for a test. */
  readonly telling: readonly Verdict[];
  readonly plan: Settings['plan'];
  /** What the run says of the line. */
  readonly evaluation: RunEvaluation;
  /** Each figure that is usual at this hour; null where nothing is usual yet. */
  readonly usual: Figures;
  /** Runs of the last days, oldest first, for the chart. */
  readonly recent: readonly EndedRun[];
  readonly texts: Texts;
  readonly language: Language;
  /** What this computer can measure at most; left out or null while unknown. */
  readonly ceiling?: Ceiling | null;
  /** IANA name of the zone in which the reader lives. */
  readonly timeZone: string;
}

/** Words a run for its reader, once. The same for every channel. */
export function composeMessage(input: MessageInput): Message {
  const { texts, language, kind } = input;
  const { tone, title, sentences } = headline(input);
  return {
    tone,
    title: kind === 'test' ? texts('message:title.test', { title }) : title,
    summary: joinSentences(
      [
        ...sentences,
        ...comparisonSentences(input.evaluation, texts),
        ...qualitySentences(input),
        ...ceilingSentences(input),
      ],
      language,
    ),
    columns: {
      now: texts('message:column.now'),
      plan: texts('message:column.plan'),
      usual: texts('message:column.usual'),
    },
    rows: messageRows(input),
    method: method(input),
    because: kind === 'test' ? texts('message:because.test') : becauseOf(input.telling, input),
    language,
    items: [],
    chart: chartOf(input.recent, input.run, input),
    data: dataOfRun(input),
  };
}

function ceilingSentences({ run, ceiling, texts }: MessageInput): readonly string[] {
  const figures = figuresOf(run);
  return figures !== null && isAtCeiling(figures, ceiling ?? null) ? [texts('message:atCeiling')] : [];
}

function method(input: MessageInput): string {
  const { run, texts, language, timeZone } = input;
  const time = formatDateTimeZone(run.startedAt, { language, timeZone });
  const provider = texts(`message:provider.${run.provider}`);
  const bytes = bytesOf(figuresOf(run));
  const sentences = [
    texts(run.outcome === 'completed' ? 'message:method.measured' : 'message:method.tried', {
      time,
      provider,
    }),
    ...(run.server === null
      ? []
      : [texts('message:method.server', { server: run.server.name || run.server.url })]),
    ...certaintySentences(input),
    ...(bytes === null ? [] : [texts('message:method.data', { bytes: formatBytes(bytes, language) })]),
    ...(run.outcome === 'failed' && run.detail !== ''
      ? [texts('message:method.detail', { detail: run.detail })]
      : []),
  ];
  return joinSentences(sentences, language);
}

/** What the run moved over the line, both directions; null when neither is known. */
function bytesOf(figures: Figures | null): number | null {
  if (figures === null || (figures.downloadBytes === null && figures.uploadBytes === null)) return null;
  return (figures.downloadBytes ?? 0) + (figures.uploadBytes ?? 0);
}
