import {
  formatLatency,
  formatMegabits,
  formatSetLatency,
  formatSetThroughput,
  formatThroughput,
} from '../../shared/format';
import type { Tone } from '../../shared/message';
import type { Verdict } from '../../shared/rules';
import type { Figures } from '../../shared/run';
import type { MessageInput } from './message';

/** What a message says first: its mood, the sentence that says it all, and the sentences after it. */
export interface Headline {
  readonly tone: Tone;
  readonly title: string;
  readonly sentences: readonly string[];
}

/** Down to this share of the contracted download a line is called good. */
const GOOD_SHARE_OF_PLAN = 0.8;

/** The headline of a run, whatever its end. */
export function headline(input: MessageInput): Headline {
  const { run, texts } = input;
  switch (run.outcome) {
    case 'completed':
      return completed(input, run.figures);
    case 'failed':
      return {
        tone: 'bad',
        title: texts(`message:failed.${run.reason}`),
        sentences: [texts(`run:failure.${run.reason}`)],
      };
    case 'interrupted':
      return {
        tone: 'warning',
        title: texts('message:title.interrupted'),
        sentences: [texts('message:summary.interrupted')],
      };
    case 'cancelled':
    case 'skipped':
    case 'missed':
      return {
        tone: 'neutral',
        title: texts(`message:title.${run.outcome}`),
        sentences: [texts(`message:summary.${run.outcome}`)],
      };
  }
}

function completed(input: MessageInput, figures: Figures): Headline {
  const breaches = input.verdicts.filter(({ reason, limit }) => reason === 'matched' && limit !== null);
  const [first] = breaches;
  if (first === undefined) return unbreached(input, figures);
  return {
    tone: 'warning',
    title: breachTitle(first, input),
    sentences: [...breaches.map((breach) => breachSentence(breach, input)), ...usually(input)],
  };
}

function breachTitle({ rule, value }: Verdict, { texts, language, plan }: MessageInput): string {
  const isDownload = rule === 'download-below';
  if (!isDownload && rule !== 'upload-below') {
    return texts('message:title.latencyAbove', { now: formatLatency(value, language) });
  }
  const name = isDownload ? 'downloadBelow' : 'uploadBelow';
  const promised = isDownload ? plan.downloadBitsPerSecond : plan.uploadBitsPerSecond;
  if (promised === null) return texts(`message:title.${name}`, { now: formatThroughput(value, language) });
  return texts(`message:title.${name}OfPlan`, {
    now: formatMegabits(value, language),
    plan: formatMegabits(promised, language),
  });
}

function breachSentence({ rule, value, limit }: Verdict, { texts, language }: MessageInput): string {
  if (rule !== 'download-below' && rule !== 'upload-below') {
    const words = { now: formatLatency(value, language), limit: formatSetLatency(limit, language) };
    return texts('message:summary.latencyAbove', words);
  }
  const words = { now: formatThroughput(value, language), limit: formatSetThroughput(limit, language) };
  return texts(`message:summary.${rule === 'download-below' ? 'downloadBelow' : 'uploadBelow'}`, words);
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
    const isGood = download >= plan.downloadBitsPerSecond * GOOD_SHARE_OF_PLAN;
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
