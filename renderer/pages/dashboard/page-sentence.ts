import { formatLatency, formatMegabits, formatThroughput, joinSentences } from '../../../shared/format';
import { formatComing, formatNear, type TimeStyle } from '../../../shared/format-time';
import type { Texts } from '../../../shared/i18n';
import { qualityScores, type Quality } from '../../../shared/quality-scores';
import type { RecordingTrouble } from '../../../shared/recording';
import { recordingWords } from '../../../shared/recording-words';
import { hasStoodStill, type EndedRun, type Figures } from '../../../shared/run';
import type { Settings } from '../../../shared/settings';
import type { Tone } from '../../../shared/message';
import { expectationsOf, weaknessesOf } from '../../components/expectations';

/** Below this part of the usual throughput a line without a plan is called slower than usual. Our choice. */
const USUAL_FLOOR_RATIO = 0.7;

export interface Situation {
  readonly lastRun: EndedRun | null;
  /** The newest completed run; may be `lastRun`. */
  readonly lastCompleted: Extract<EndedRun, { outcome: 'completed' }> | null;
  readonly settings: Pick<Settings, 'plan' | 'rules'>;
  /** The median of recent runs in bit/s; null while there are too few. */
  readonly usualDownload: number | null;
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
export function pageSentence(situation: Situation, texts: Texts, style: TimeStyle): PageSentence {
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
  const reasons = [...newest, ...reasonsOf(lastCompleted, situation, texts, style)];
  const reason = joinSentences(reasons, style.language);
  return { ...titleOf(lastCompleted.figures, situation, texts, style), reason };
}

function titleOf(
  figures: Figures,
  { settings, usualDownload }: Situation,
  texts: Texts,
  { language }: TimeStyle,
): Pick<PageSentence, 'tone' | 'title'> {
  const { downloadBitsPerSecond: download, uploadBitsPerSecond: upload, latencyMs } = figures;
  const { plan } = settings;
  const megabits = (value: number | null) => formatMegabits(value, language);
  const [weakness] = weaknessesOf(figures, expectationsOf(settings));
  if (weakness === 'latency') {
    const values = { now: formatLatency(latencyMs, language) };
    return { tone: 'warning', title: texts('dashboard:sentence.slowLatency', values) };
  }
  if (weakness === 'upload') {
    const values = { now: megabits(upload), plan: megabits(plan.uploadBitsPerSecond) };
    const key = plan.uploadBitsPerSecond === null ? 'slowUploadNoPlan' : 'slowUpload';
    return { tone: 'warning', title: texts(`dashboard:sentence.${key}`, values) };
  }
  if (download === null) return { tone: 'neutral', title: texts('dashboard:sentence.partly') };
  const values = {
    now: megabits(download),
    plan: megabits(plan.downloadBitsPerSecond),
    usual: megabits(usualDownload),
  };
  const state = weakness === 'download' ? 'slow' : 'good';
  const tone = state === 'slow' ? 'warning' : 'good';
  if (plan.downloadBitsPerSecond !== null)
    return { tone, title: texts(`dashboard:sentence.${state}`, values) };
  if (state === 'good' && usualDownload !== null && download < usualDownload * USUAL_FLOOR_RATIO) {
    return { tone: 'warning', title: texts('dashboard:sentence.slowerThanUsual', values) };
  }
  return { tone, title: texts(`dashboard:sentence.${state}NoPlan`, values) };
}

function reasonsOf(
  run: NonNullable<Situation['lastCompleted']>,
  { usualDownload, now }: Situation,
  texts: Texts,
  style: TimeStyle,
): readonly string[] {
  const when = formatNear(run.startedAt, now, style);
  const measured =
    run.server === null
      ? texts('dashboard:reason.measured', { when })
      : texts('dashboard:reason.measuredAgainst', { when, server: run.server.name });
  const usual = formatMegabits(usualDownload, style.language);
  return [
    measured,
    ...(usualDownload === null ? [] : [texts('dashboard:reason.usual', { usual })]),
    ...underLoad(run.figures, texts),
  ];
}

/** What the line means for calls and games, in accord with the scores that stand on the page. */
function underLoad(figures: Figures, texts: Texts): readonly string[] {
  const { gaming, calls } = qualityScores(figures);
  if (gaming === undefined) return [];
  const isWeak = (quality: Quality) => quality === 'bad' || quality === 'poor';
  const areCallsWeak = calls === undefined ? gaming === 'bad' : isWeak(calls);
  if (areCallsWeak) return [texts('dashboard:reason.load.bad')];
  return [texts(isWeak(gaming) ? 'dashboard:reason.load.some' : 'dashboard:reason.load.fine')];
}

function lastGood(
  run: NonNullable<Situation['lastCompleted']>,
  now: number,
  texts: Texts,
  style: TimeStyle,
): string {
  return texts('dashboard:reason.lastGood', {
    download: formatThroughput(run.figures.downloadBitsPerSecond, style.language),
    when: formatNear(run.startedAt, now, style),
  });
}
