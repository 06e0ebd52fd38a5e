import { comparisonSentences } from '../../../shared/figures/comparison-words';
import { namedPlan, type RunEvaluation } from '../../../shared/figures/evaluation';
import { ofPlanInWords } from '../../../shared/figures/plan-words';
import {
  ABSENT,
  formatLatency,
  formatRoundThroughput,
  formatThroughput,
  joinSentences,
  throughputAgainst,
} from '../../../shared/texts/format';
import { formatComing, formatNear } from '../../../shared/texts/format-time';
import type { TextStyle } from '../../../shared/texts/text-style';
import type { Texts } from '../../../shared/texts/i18n';
import type { EvaluatedRun } from '../../../shared/ipc';
import type { Quality } from '../../../shared/figures/quality-scores';
import type { RecordingTrouble } from '../../../shared/recording/recording';
import { recordingWords } from '../../../shared/recording/recording-words';
import { valueInWords } from '../../../shared/rules/rule-words';
import type { JudgedFigure } from '../../../shared/rules/rules';
import { hasStoodStill, type EndedRun } from '../../../shared/run';
import type { Tone } from '../../../shared/messages/message';

export interface Situation {
  readonly lastRun: EndedRun | null;
  /** The newest completed run, which may be `lastRun`, and what it says of the line. */
  readonly lastCompleted: EvaluatedRun | null;
  readonly nextDueAt: number | null;
  readonly recordingTrouble: RecordingTrouble | null;
  readonly now: number;
}

export interface PageSentence {
  readonly tone: Tone;
  readonly title: string;
  readonly reason: string;
}

type Unmeasured = Exclude<EndedRun, { outcome: 'completed' | 'interrupted' }>;

const CANCELLED = { asked: 'cancelled', 'application-ended': 'ended', asleep: 'asleep' } as const;

function newestInWords(run: Unmeasured, texts: Texts): string {
  switch (run.outcome) {
    case 'failed':
      return texts(`run:failure.${run.reason}`);
    case 'cancelled':
      return texts(`dashboard:reason.newest.${CANCELLED[run.reason]}`);
    case 'skipped':
    case 'missed':
      return texts(`dashboard:reason.newest.${run.outcome}`);
  }
}

/** The sentence that says how the line is, and the reason under it. */
export function pageSentence(situation: Situation, texts: Texts, style: TextStyle): PageSentence {
  const { lastRun, lastCompleted, nextDueAt, now, recordingTrouble } = situation;
  // How the line was before is of no use to whoever relies on what is measured now.
  if (recordingTrouble?.kind === 'failing') {
    const { title, text } = recordingWords(recordingTrouble, texts);
    return { tone: 'bad', title, reason: text };
  }
  if (lastRun === null) {
    const reason =
      nextDueAt === null
        ? texts('dashboard:reason.nonePaused')
        : texts('dashboard:reason.noneScheduled', { time: formatComing(nextDueAt, now, style) });
    return { tone: 'neutral', title: texts('dashboard:sentence.none'), reason };
  }
  if ((lastRun.outcome === 'failed' && !hasStoodStill(lastRun)) || lastRun.outcome === 'interrupted') {
    const why =
      lastRun.outcome === 'failed'
        ? texts(`run:failure.${lastRun.reason}`)
        : texts('dashboard:reason.interrupted');
    const before = lastCompleted === null ? [] : [lastGood(lastCompleted, now, texts, style)];
    return {
      tone: 'bad',
      title: texts(`dashboard:sentence.${lastRun.outcome}`),
      reason: joinSentences([why, ...before], style.language),
    };
  }
  const newest = lastRun.outcome === 'completed' ? [] : [newestInWords(lastRun, texts)];
  if (lastCompleted === null) {
    return {
      tone: 'neutral',
      title: texts('dashboard:sentence.none'),
      reason: joinSentences(newest, style.language),
    };
  }
  const reasons = [...newest, ...findReasons(lastCompleted, now, texts, style)];
  const reason = joinSentences(reasons, style.language);
  return { ...getTitle(lastCompleted.evaluation, texts, style), reason };
}

function getTitle(
  { state, figures, weaknesses, grade }: RunEvaluation,
  texts: Texts,
  style: TextStyle,
): Pick<PageSentence, 'tone' | 'title'> {
  const { download } = figures;
  const [weakness] = weaknesses;
  if (state === 'no-figures') return { tone: 'warning', title: texts('dashboard:sentence.noFigures') };
  if (weakness !== undefined) return { tone: 'warning', title: weaknessTitle(weakness) };
  if (download.value === null) return { tone: 'neutral', title: texts('dashboard:sentence.partly') };
  const tone = state === 'good' ? 'good' : 'neutral';
  const now = formatRoundThroughput(download.value, style);
  if (download.state !== 'good') return { tone, title: texts('dashboard:sentence.measured', { now }) };
  const ofPlan = against('download');
  return {
    tone,
    title:
      ofPlan === null
        ? texts('dashboard:sentence.goodNoPlan', { now })
        : texts('dashboard:sentence.good', { against: ofPlan }),
  };

  function weaknessTitle(name: JudgedFigure): string {
    const { value, usual } = figures[name];
    const ofPlan = against(name);
    switch (name) {
      case 'download': {
        if (ofPlan !== null) return texts('dashboard:sentence.slow', { against: ofPlan });
        const slow = { now: formatRoundThroughput(value, style) };
        if (usual === null || value === null || value >= usual) {
          return texts('dashboard:sentence.slowNoPlan', slow);
        }
        const { now: slower, reference } = throughputAgainst(value, usual, style);
        return texts('dashboard:sentence.slowerThanUsual', { now: slower, usual: reference });
      }
      case 'upload':
        return ofPlan === null
          ? texts('dashboard:sentence.uploadNoPlan', { now: formatRoundThroughput(value, style) })
          : texts('dashboard:sentence.upload', { against: ofPlan });
      case 'latency':
        return texts('dashboard:sentence.latency', { now: formatLatency(value, style.language) });
      case 'grade':
        return texts('dashboard:sentence.underLoad', { now: grade ?? ABSENT });
      default:
        return texts(`message:title.${figures[name].limit?.direction ?? 'above'}`, {
          figure: texts(`rules:figure.${name}`),
          now: valueInWords(name, value, style),
        });
    }
  }

  /** Null where the plan says nothing. */
  function against(name: JudgedFigure): string | null {
    const promised = namedPlan(figures[name]);
    return promised === null ? null : ofPlanInWords(figures[name].value, promised, texts, style);
  }
}

function findReasons(
  { run, evaluation }: EvaluatedRun,
  now: number,
  texts: Texts,
  style: TextStyle,
): readonly string[] {
  const when = formatNear(run.startedAt, now, style);
  const measured =
    run.server === null
      ? texts('dashboard:reason.measured', { when })
      : texts('dashboard:reason.measuredAgainst', { when, server: run.server.name });
  if (evaluation.state === 'no-figures') return [measured, texts('dashboard:reason.noFigures')];
  const { usual } = evaluation.figures.download;
  return [
    measured,
    ...(usual === null
      ? []
      : [texts('dashboard:reason.usual', { usual: formatRoundThroughput(usual, style) })]),
    ...comparisonSentences(evaluation, texts),
    ...underLoad(evaluation, texts),
  ];
}

/** What the line means for calls and games: the qualities that stand on the page, as a sentence. */
function underLoad({ uses: { gaming, calls } }: RunEvaluation, texts: Texts): readonly string[] {
  if (gaming === undefined) return [];
  const ofGaming = getClass(gaming);
  const ofCalls = calls === undefined ? 'unknown' : getClass(calls);
  return [texts(`dashboard:reason.load.${ofCalls}.${ofGaming}`)];
}

/** Qualities that one sentence says. */
function getClass(quality: Quality): 'weak' | 'average' | 'fine' {
  switch (quality) {
    case 'bad':
    case 'poor':
      return 'weak';
    case 'average':
      return 'average';
    case 'good':
    case 'great':
      return 'fine';
  }
}

function lastGood({ run }: EvaluatedRun, now: number, texts: Texts, style: TextStyle): string {
  return texts('dashboard:reason.lastGood', {
    download: formatThroughput(run.figures.downloadBitsPerSecond, style),
    when: formatNear(run.startedAt, now, style),
  });
}
