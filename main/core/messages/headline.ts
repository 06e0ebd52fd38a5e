import { formatLatency, formatMegabits, formatThroughput } from '../../../shared/format';
import { formatShortDateTime } from '../../../shared/format-time';
import type { Tone } from '../../../shared/message';
import { EXPECTED_RATIO } from '../../../shared/rules';
import { hasStoodStill, type EndedRun, type Figures } from '../../../shared/run';
import { breachHeadline, recoveryHeadline } from './headline-rules';
import type { MessageInput } from './message';

/** What a message says first: its mood, the sentence that says it all, and the sentences after it. */
export interface Headline {
  readonly tone: Tone;
  readonly title: string;
  readonly sentences: readonly string[];
}

/** The headline of a run, whatever its end. */
export function headline(input: MessageInput): Headline {
  const { run, texts } = input;
  switch (run.outcome) {
    case 'completed':
      return completed(input, run.figures);
    case 'failed':
      return {
        tone: hasStoodStill(run) ? 'neutral' : 'bad',
        title: texts(`message:failed.${run.reason}`),
        sentences: [texts(`run:failure.${run.reason}`)],
      };
    case 'interrupted':
      return {
        tone: 'warning',
        title: texts('message:title.interrupted'),
        sentences: [texts('message:summary.interrupted')],
      };
    case 'missed':
      return missed(run, input);
    case 'cancelled':
    case 'skipped':
      return {
        tone: 'neutral',
        title: texts(`message:title.${run.outcome}`),
        sentences: [texts(`message:summary.${run.outcome}`)],
      };
  }
}

function missed(
  { startedAt, finishedAt, slots, reason }: Extract<EndedRun, { outcome: 'missed' }>,
  { texts, language, timeZone }: MessageInput,
): Headline {
  const [from, to] = [startedAt, finishedAt].map((at) => formatShortDateTime(at, { language, timeZone }));
  const why = texts(`message:missed.${reason}`);
  return {
    tone: 'neutral',
    title: texts('message:title.missed', { count: slots }),
    sentences: slots === 1 ? [why] : [why, texts('message:missedSpan', { from, to })],
  };
}

function completed(input: MessageInput, figures: Figures): Headline {
  const breach = breachHeadline(input, () => usually(input));
  if (breach !== null) return breach;
  const over = recoveryHeadline(input);
  if (over !== null) return over;
  const plain = unbreached(input, figures);
  const isCanary = input.telling.some(({ rule }) => rule.condition.kind === 'canary');
  if (!isCanary) return plain;
  return { ...plain, title: input.texts('message:title.canary', { title: plain.title }) };
}

/** Without a breach the plan says how good a line is; without a plan the figures stand for themselves. */
function unbreached(input: MessageInput, figures: Figures): Headline {
  const { texts, language, plan } = input;
  const { downloadBitsPerSecond: download, uploadBitsPerSecond: upload, latencyMs } = figures;
  if (download === null && upload === null && latencyMs === null) {
    return {
      tone: 'warning',
      title: texts('message:title.noFigures'),
      sentences: [texts('message:summary.noFigures')],
    };
  }
  const sentences = [measured(figures, input), ...usually(input)];
  if (download !== null && plan.downloadBitsPerSecond !== null) {
    const isGood = download >= plan.downloadBitsPerSecond * EXPECTED_RATIO;
    const title = texts(isGood ? 'message:title.good' : 'message:title.underPlan', {
      now: formatMegabits(download, language),
      plan: formatMegabits(plan.downloadBitsPerSecond, language),
    });
    return { tone: isGood ? 'good' : 'warning', title, sentences };
  }
  return { tone: 'neutral', title: figuresTitle(download, upload, input), sentences };
}

function figuresTitle(
  download: number | null,
  upload: number | null,
  { texts, language }: MessageInput,
): string {
  const words = {
    download: formatThroughput(download, language),
    upload: formatThroughput(upload, language),
  };
  if (download !== null && upload !== null) return texts('message:title.downAndUp', words);
  if (download !== null) return texts('message:title.down', words);
  return upload === null ? texts('message:title.noFigures') : texts('message:title.up', words);
}

function measured(figures: Figures, { texts, language }: MessageInput): string {
  const { downloadBitsPerSecond: download, uploadBitsPerSecond: upload, latencyMs } = figures;
  const parts = [
    ...(download === null
      ? []
      : [texts('message:figure.download', { value: formatThroughput(download, language) })]),
    ...(upload === null
      ? []
      : [texts('message:figure.upload', { value: formatThroughput(upload, language) })]),
    ...(latencyMs === null
      ? []
      : [texts('message:figure.latency', { value: formatLatency(latencyMs, language) })]),
  ];
  return texts('message:summary.measured', { figures: parts.join(texts('message:separator')) });
}

function usually({ usual, texts, language }: MessageInput): readonly string[] {
  if (usual.downloadBitsPerSecond === null) return [];
  const words = { usual: formatThroughput(usual.downloadBitsPerSecond, language) };
  return [texts('message:summary.usually', words)];
}
