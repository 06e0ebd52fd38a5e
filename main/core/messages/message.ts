import { isAtCeiling } from '../../../shared/figures/ceiling';
import { blameSentences } from '../../../shared/history/blame-words';
import { comparisonSentences } from '../../../shared/figures/comparison-words';
import { formatBytes, joinSentences } from '../../../shared/texts/format';
import { formatDateTimeZone } from '../../../shared/texts/format-time';
import type { Message } from '../../../shared/messages/message';
import { getFigures, type Figures } from '../../../shared/run';
import { explainReason } from './because';
import { createChart } from './chart';
import { runColumns } from './columns';
import { dataOfRun } from './data';
import { headline } from './headline';
import type { MessageInput } from './input';
import { certaintySentences, qualitySentences } from './quality';
import { messageRows } from './rows';

/** Composes the message of a run. It is the same for every channel. */
export function composeMessage(input: MessageInput): Message {
  const { texts, language, kind } = input;
  const { tone, title, sentences } = headline(input);
  return {
    tone,
    title: kind === 'test' ? texts('message:title.test', { title }) : title,
    summary: joinSentences(
      [
        ...sentences,
        ...(input.blame == null ? [] : blameSentences(input.blame, texts, input)),
        ...comparisonSentences(input.evaluation, texts),
        ...qualitySentences(input),
        ...ceilingSentences(input),
      ],
      language,
    ),
    columns: runColumns(texts),
    rows: messageRows(input),
    method: method(input),
    because: kind === 'test' ? texts('message:because.test') : explainReason(input.telling, input),
    language,
    items: [],
    chart: createChart(input.recent, input.run, input),
    data: dataOfRun(input),
  };
}

function ceilingSentences({ run, ceiling, texts }: MessageInput): readonly string[] {
  const figures = getFigures(run);
  return figures !== null && isAtCeiling(figures, ceiling ?? null) ? [texts('message:atCeiling')] : [];
}

function method(input: MessageInput): string {
  const { run, texts, language, timeZone } = input;
  const time = formatDateTimeZone(run.startedAt, { language, timeZone });
  const provider = texts(`message:provider.${run.provider}`);
  const bytes = getBytes(getFigures(run));
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

/** The bytes that the run transferred in both directions; null if neither is known. */
function getBytes(figures: Figures | null): number | null {
  if (figures === null || (figures.downloadBytes === null && figures.uploadBytes === null)) return null;
  return (figures.downloadBytes ?? 0) + (figures.uploadBytes ?? 0);
}
