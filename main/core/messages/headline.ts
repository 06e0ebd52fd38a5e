import { namedPlan } from '../../../shared/figures/evaluation';
import { ofPlanInWords } from '../../../shared/figures/plan-words';
import { formatLatency, formatThroughput } from '../../../shared/texts/format';
import { formatShortDateTime } from '../../../shared/texts/format-time';
import { limitInWords, valueInWords } from '../../../shared/rules/rule-words';
import type { JudgedFigure } from '../../../shared/rules/rules';
import { hasStoodStill, type EndedRun, type Figures } from '../../../shared/run';
import { beyondTitle, breachHeadline, recoveryHeadline, type Headline } from './headline-rules';
import { triesSentences, unconfirmedSentences } from './tries-sentences';
import type { MessageInput } from './input';

/** The headline of a run, whatever its outcome. */
export function headline(input: MessageInput): Headline {
  const { run, texts } = input;
  switch (run.outcome) {
    case 'completed':
      return completed(input, run.figures);
    case 'failed':
      return {
        tone: hasStoodStill(run) ? 'neutral' : 'bad',
        title: texts(`message:failed.${run.reason}`),
        sentences: [
          texts(`run:failure.${run.reason}`),
          ...triesSentences(input),
          ...unconfirmedSentences(input),
        ],
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
      return {
        tone: 'neutral',
        title: texts('message:title.cancelled'),
        sentences: [texts('message:summary.cancelled')],
      };
    case 'skipped':
      return {
        tone: 'neutral',
        title: texts('message:title.skipped'),
        sentences: [texts(`message:summary.skipped.${run.reason}`)],
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

/** The headline of a completed run without a breach, from its evaluation. */
function unbreached(input: MessageInput, figures: Figures): Headline {
  const { texts, evaluation } = input;
  const { download, upload } = evaluation.figures;
  const sentences = [measured(figures, input), ...usually(input)];
  const [weakness] = evaluation.weaknesses;
  if (evaluation.state === 'no-figures') {
    return {
      tone: 'warning',
      title: texts('message:title.noFigures'),
      sentences: [texts('message:summary.noFigures')],
    };
  }
  if (weakness !== undefined) {
    const beyond = evaluation.weaknesses.map((figure) => beyondSentence(figure, input));
    return { tone: 'warning', title: weaknessTitle(weakness, input), sentences: [...beyond, ...sentences] };
  }
  const tone = evaluation.state === 'good' ? 'good' : 'neutral';
  const promised = namedPlan(download);
  if (tone === 'good' && download.value !== null && promised !== null && download.state === 'good') {
    const against = ofPlanInWords(download.value, promised, texts, input);
    return { tone, title: texts('message:title.good', { against }), sentences };
  }
  return { tone, title: figuresTitle(download.value, upload.value, input), sentences };
}

function weaknessTitle(weakness: JudgedFigure, input: MessageInput): string {
  const { texts, evaluation } = input;
  const figure = evaluation.figures[weakness];
  const promised = namedPlan(figure);
  if (weakness !== 'download' || promised === null) {
    const { value, limit } = figure;
    const direction = limit?.direction ?? 'below';
    return beyondTitle(
      { figure: weakness, direction, value, planFigure: promised?.figure ?? 'maximum' },
      input,
    );
  }
  return texts('message:title.underPlan', {
    against: ofPlanInWords(figure.value, promised, texts, input),
  });
}

/** A figure that is beyond the limit of the evaluation, without a rule that reports it now. */
function beyondSentence(figure: JudgedFigure, input: MessageInput): string {
  const { texts, evaluation } = input;
  const { value, limit } = evaluation.figures[figure];
  const direction = figure === 'grade' ? 'worse' : (limit?.direction ?? 'below');
  return texts(`message:summary.${direction}`, {
    figure: texts(`rules:figure.${figure}`),
    now: valueInWords(figure, value, input),
    limit: texts('message:limit.expectation', {
      limit: limitInWords(figure, limit?.value ?? null, input),
    }),
  });
}

function figuresTitle(download: number | null, upload: number | null, input: MessageInput): string {
  const { texts } = input;
  const words = {
    download: formatThroughput(download, input),
    upload: formatThroughput(upload, input),
  };
  if (download !== null && upload !== null) return texts('message:title.downAndUp', words);
  if (download !== null) return texts('message:title.down', words);
  return upload === null ? texts('message:title.noFigures') : texts('message:title.up', words);
}

function measured(figures: Figures, input: MessageInput): string {
  const { texts, language } = input;
  const { downloadBitsPerSecond: download, uploadBitsPerSecond: upload, latencyMs } = figures;
  const parts = [
    ...(download === null
      ? []
      : [texts('message:figure.download', { value: formatThroughput(download, input) })]),
    ...(upload === null ? [] : [texts('message:figure.upload', { value: formatThroughput(upload, input) })]),
    ...(latencyMs === null
      ? []
      : [texts('message:figure.latency', { value: formatLatency(latencyMs, language) })]),
  ];
  return texts('message:summary.measured', { figures: parts.join(texts('message:separator')) });
}

function usually(input: MessageInput): readonly string[] {
  const { evaluation, texts } = input;
  const usual = evaluation.figures.download.usual;
  if (usual === null) return [];
  const words = { usual: formatThroughput(usual, input) };
  return [texts('message:summary.usually', words)];
}
