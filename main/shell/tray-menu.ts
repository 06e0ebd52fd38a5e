import { formatThroughput, formatLatency } from '../../shared/texts/format';
import { formatShortDateTime } from '../../shared/texts/format-time';
import type { Language, Texts } from '../../shared/texts/i18n';
import type { AppState, ChannelState } from '../../shared/ipc';
import { getCounts, futuresInBrief } from '../../shared/messages/message-future';
import { recordingWords } from '../../shared/recording/recording-words';
import { getFigures } from '../../shared/run';
import type { Repetition } from '../../shared/schedule/coming-run';
import { repetitionInWords } from '../../shared/schedule/repetition-words';
import { eventTitle } from '../../shared/recording/storage-event-words';
import { isFailing } from '../core/tray-state';

export type TrayAction =
  | 'open'
  | 'measure'
  | 'cancel'
  | 'pause-hour'
  | 'pause-tomorrow'
  | 'pause-until-resumed'
  | 'resume'
  | 'delivery'
  | 'quit';

/** One entry of the menu; without an action it only informs. */
export type TrayEntry =
  | { readonly kind: 'entry'; readonly label: string; readonly action: TrayAction | null }
  | { readonly kind: 'separator' };

const entry = (label: string, action: TrayAction | null): TrayEntry => ({ kind: 'entry', label, action });

/** The menu of a start, while the state is not known: what can be done without it. */
export function startMenu(texts: Texts): readonly TrayEntry[] {
  return [entry(texts('tray:open'), 'open'), entry(texts('tray:quit'), 'quit')];
}

/** The menu as a function of the state. */
export function trayMenu(state: AppState, texts: Texts): readonly TrayEntry[] {
  const failing = state.channels.filter(isFailing);
  return [
    entry(lastResult(state, texts), null),
    ...times(state, texts).map((words) => entry(words, null)),
    ...fileTrouble(state, texts).map((title) => entry(title, 'open')),
    ...(failing.length === 0
      ? []
      : [
          entry(texts('tray:deliveryProblem'), 'delivery'),
          entry(futuresInBrief(getCounts(failing), texts), 'delivery'),
        ]),
    ...state.channels.flatMap((channel) => {
      const words = proof(channel, state, texts);
      return words === null ? [] : [entry(words, 'delivery')];
    }),
    { kind: 'separator' },
    state.running === null || state.running.isEnding
      ? entry(texts('tray:measure'), 'measure')
      : entry(texts('tray:cancel'), 'cancel'),
    ...schedulesPart(state, texts).map(([label, action]) => entry(label, action)),
    { kind: 'separator' },
    ...startMenu(texts),
  ];
}

/** Pausing and resuming of all schedules; nothing where none is switched on. */
function schedulesPart(state: AppState, texts: Texts): readonly (readonly [string, TrayAction | null])[] {
  const { schedules } = state;
  switch (schedules.kind) {
    case 'off':
      return [];
    case 'paused':
      return [
        ...(schedules.until === null ? [] : [[pausedUntil(schedules.until, state, texts), null] as const]),
        [texts('tray:resume'), 'resume'],
      ];
    case 'running':
      return [
        [texts('tray:pause'), 'pause-until-resumed'],
        [texts('tray:pauseHour'), 'pause-hour'],
        [texts('tray:pauseTomorrow'), 'pause-tomorrow'],
      ];
  }
}

function pausedUntil(until: number, state: AppState, texts: Texts): string {
  return texts('tray:pausedUntil', { time: formatShortDateTime(until, state) });
}

/** What the user should know of the files: one entry leads to all of it. */
function fileTrouble({ recordingTrouble, notices }: AppState, texts: Texts): readonly string[] {
  if (recordingTrouble) return [recordingWords(recordingTrouble, texts).title];
  const stored = notices.find((notice) => 'stored' in notice);
  return stored === undefined ? [] : [eventTitle(stored.stored.event, texts)];
}

/** What the icon says when the pointer rests on it: its state in words and the last result. */
export function trayTooltip(state: AppState, texts: Texts): string {
  const { recordingTrouble: trouble, tray, schedules } = state;
  const words = trouble ? recordingWords(trouble, texts).title : texts(`tray:state.${tray}`);
  const isUntil = schedules.kind === 'paused' && schedules.until !== null;
  const paused = isUntil ? `\n${pausedUntil(schedules.until, state, texts)}` : '';
  return `Linewatch · ${words}${paused}\n${lastResult(state, texts)}`;
}

function lastResult(state: AppState, texts: Texts): string {
  const run = state.lastRun;
  if (run === null) return texts('tray:noResult');
  if (run.outcome !== 'completed') return texts(`tray:last.${run.outcome}`);
  const figures = getFigures(run);
  const language: Language = state.language;
  return texts('tray:last.completed', {
    download: formatThroughput(figures?.downloadBitsPerSecond ?? null, language),
    upload: formatThroughput(figures?.uploadBitsPerSecond ?? null, language),
    latency: formatLatency(figures?.latencyMs ?? null, language),
  });
}

/** When the last result was measured, and when the next test comes; nothing where neither is known. */
function times({ lastRun, nextDueAt, coming, ...style }: AppState, texts: Texts): readonly string[] {
  const parts = [
    ...(lastRun === null
      ? []
      : [texts('tray:measured', { time: formatShortDateTime(lastRun.startedAt, style) })]),
    ...(nextDueAt === null
      ? []
      : [wordNext(formatShortDateTime(nextDueAt, style), coming[0]?.repetition, texts)]),
  ];
  return parts.length === 0 ? [] : [parts.join(' · ')];
}

function wordNext(time: string, repetition: Repetition | undefined, texts: Texts): string {
  return repetition === undefined
    ? texts('tray:next', { time })
    : texts('tray:nextRepetition', { time, repetition: repetitionInWords(repetition, texts) });
}

/** When it was last proven that messages of a channel arrive; null where it is off, or nothing has arrived yet. */
function proof(
  { kind, isEnabled, proof: known }: ChannelState,
  state: AppState,
  texts: Texts,
): string | null {
  if (!isEnabled || known === null || known.level === 'queued') return null;
  return texts(known.isStale ? 'tray:proofStale' : 'tray:proof', {
    channel: texts(`common:channel.${kind}`),
    when: formatShortDateTime(known.at, state),
  });
}
