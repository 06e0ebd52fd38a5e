import { formatLatency, formatRoundThroughput, formatThroughput } from '../../shared/texts/format';
import { formatComing, formatNear, formatShortDateTime } from '../../shared/texts/format-time';
import type { Texts } from '../../shared/texts/i18n';
import type { AppState, ChannelState } from '../../shared/ipc';
import { getCounts, futuresInBrief } from '../../shared/messages/message-future';
import { recordingWords } from '../../shared/recording/recording-words';
import { runInWords } from '../../shared/figures/run-words';
import { getFigures, MODES, type EndedRun, type Mode } from '../../shared/run';
import type { Repetition } from '../../shared/schedule/coming-run';
import type { SchedulePause } from '../../shared/schedule/pause';
import { repetitionInWords } from '../../shared/schedule/repetition-words';
import { eventTitle } from '../../shared/recording/storage-event-words';
import type { Settings } from '../../shared/settings';
import { isUpdateShown } from '../../shared/updates/updates';
import { isFailing } from '../core/tray-state';

/** What an entry of the menu does. */
export type TrayAction =
  | { readonly kind: 'open' | 'cancel' | 'delivery' | 'updates' | 'quit' }
  | { readonly kind: 'measure'; readonly mode: Mode | null }
  | { readonly kind: 'pause'; readonly pause: SchedulePause }
  | { readonly kind: 'run'; readonly runId: string };

/** One entry of the menu; without an action it only informs. */
export type TrayEntry =
  | { readonly kind: 'entry'; readonly label: string; readonly action: TrayAction | null }
  | { readonly kind: 'submenu'; readonly label: string; readonly entries: readonly TrayEntry[] }
  | { readonly kind: 'separator' };

const entry = (label: string, action: TrayAction | null): TrayEntry => ({ kind: 'entry', label, action });

/** The menu of a start, while the state is not known: what can be done without it. */
export function startMenu(texts: Texts): readonly TrayEntry[] {
  return [entry(texts('tray:open'), { kind: 'open' }), entry(texts('tray:quit'), { kind: 'quit' })];
}

/** What menu and tooltip are made of. */
export interface TrayView {
  readonly state: AppState;
  readonly look: Settings['tray'];
  /** The tests before now, the newest first. */
  readonly recent: readonly EndedRun[];
  readonly texts: Texts;
}

/** The menu as a function of what is known. */
export function trayMenu({ state, recent, texts }: TrayView): readonly TrayEntry[] {
  const failing = state.channels.filter(isFailing);
  return [
    entry(lastResult(state, texts), null),
    ...times(state, texts).map((words) => entry(words, null)),
    ...fileTrouble(state, texts).map((title) => entry(title, { kind: 'open' })),
    ...newVersion(state, texts),
    ...(failing.length === 0
      ? []
      : [
          entry(texts('tray:deliveryProblem'), { kind: 'delivery' }),
          entry(futuresInBrief(getCounts(failing), texts), { kind: 'delivery' }),
        ]),
    ...state.channels.flatMap((channel) => {
      const words = proof(channel, state, texts);
      return words === null ? [] : [entry(words, { kind: 'delivery' })];
    }),
    { kind: 'separator' },
    ...measuringPart(state, texts),
    ...schedulesPart(state, texts),
    ...recentPart(recent, state, texts),
    { kind: 'separator' },
    ...startMenu(texts),
  ];
}

function measuringPart({ running }: AppState, texts: Texts): readonly TrayEntry[] {
  if (running !== null && !running.isEnding) return [entry(texts('tray:cancel'), { kind: 'cancel' })];
  return [
    entry(texts('tray:measure'), { kind: 'measure', mode: null }),
    {
      kind: 'submenu',
      label: texts('tray:kinds'),
      entries: MODES.map((mode) => entry(texts(`tray:kind.${mode}`), { kind: 'measure', mode })),
    },
  ];
}

/** The last tests; nothing before the first. */
function recentPart(recent: readonly EndedRun[], state: AppState, texts: Texts): readonly TrayEntry[] {
  if (recent.length === 0) return [];
  const label = (run: EndedRun) =>
    `${formatShortDateTime(run.startedAt, state)} · ${runInWords(run, texts, state)}`;
  return [
    {
      kind: 'submenu',
      label: texts('tray:recent'),
      entries: recent.map((run) => entry(label(run), { kind: 'run', runId: run.id })),
    },
  ];
}

/** For how long the menu pauses; `resume` has an entry of its own. */
const PAUSES = ['half-hour', 'two-hours', 'tomorrow', 'until-resumed'] as const satisfies SchedulePause[];

/** Pausing and resuming of all schedules; nothing where none is switched on. */
function schedulesPart(state: AppState, texts: Texts): readonly TrayEntry[] {
  const { schedules } = state;
  switch (schedules.kind) {
    case 'off':
      return [];
    case 'paused':
      return [
        ...(schedules.until === null ? [] : [entry(pausedUntil(schedules.until, state, texts), null)]),
        entry(texts('tray:resume'), { kind: 'pause', pause: 'resume' }),
      ];
    case 'running':
      return [
        {
          kind: 'submenu',
          label: texts('tray:pause'),
          entries: PAUSES.map((pause) => entry(texts(`tray:pauseFor.${pause}`), { kind: 'pause', pause })),
        },
      ];
  }
}

function pausedUntil(until: number, state: AppState, texts: Texts): string {
  return texts('tray:pausedUntil', { time: formatShortDateTime(until, state) });
}

/** The version that is newer than this one; nothing where there is none, or it was put off. */
function newVersion({ updates }: AppState, texts: Texts): readonly TrayEntry[] {
  if (updates.newest === null || !isUpdateShown(updates)) return [];
  return [entry(texts('updates:tray', { version: updates.newest.version }), { kind: 'updates' })];
}

/** What the user should know of the files: one entry leads to all of it. */
function fileTrouble({ recordingTrouble, notices }: AppState, texts: Texts): readonly string[] {
  if (recordingTrouble) return [recordingWords(recordingTrouble, texts).title];
  const stored = notices.find((notice) => 'stored' in notice);
  return stored === undefined ? [] : [eventTitle(stored.stored.event, texts)];
}

/** Windows shows no more of a tooltip. */
const MAX_TOOLTIP = 127;

/** What the icon says when the pointer rests on it: its state in words, the last result and its age, the next test. */
export function trayTooltip({ state, texts }: Pick<TrayView, 'state' | 'texts'>, now: number): string {
  const { recordingTrouble: trouble, tray, schedules } = state;
  const words = trouble ? recordingWords(trouble, texts).title : texts(`tray:state.${tray}`);
  const isUntil = schedules.kind === 'paused' && schedules.until !== null;
  const paused = isUntil ? [pausedUntil(schedules.until, state, texts)] : [];
  const head = [`Linewatch · ${words}`, ...paused];
  const { age, next } = ages(state, texts, now);
  const foot = (parts: readonly string[]) => (parts.length === 0 ? [] : [parts.join(' · ')]);
  // Half a date or half a number says something else: whole parts are left out, those that matter least first.
  const tooltips = [
    [...head, lastResult(state, texts), ...foot([...age, ...next])],
    [...head, lastResult(state, texts), ...foot(age)],
    [...head, lastResult(state, texts)],
    head,
    head.slice(0, 1),
  ].map((lines) => lines.join('\n'));
  return tooltips.find((tooltip) => tooltip.length <= MAX_TOOLTIP) ?? cut(tooltips.at(-1) ?? '');
}

/** A label as menus take it on every system: one `&` would mark the key of the next letter. */
export function menuLabel(label: string): string {
  return label.replaceAll('&', '&&');
}

/** What stands beside the icon in the menu bar of macOS; empty where nothing is wanted or known. */
export function trayTitle({ state, look }: Pick<TrayView, 'state' | 'look'>): string {
  const figures = state.lastCompleted?.run.figures;
  if (!look.hasFigures || figures === undefined) return '';
  const { downloadBitsPerSecond, uploadBitsPerSecond } = figures;
  return `↓ ${formatRoundThroughput(downloadBitsPerSecond, state)} ↑ ${formatRoundThroughput(uploadBitsPerSecond, state)}`;
}

/** When the last test was, as seen from now, and when the next one comes; each empty where it is not known. */
function ages(
  { lastRun, nextDueAt, schedules, ...style }: AppState,
  texts: Texts,
  now: number,
): Readonly<Record<'age' | 'next', readonly string[]>> {
  const isNextKnown = schedules.kind === 'running' && nextDueAt !== null;
  return {
    age: lastRun === null ? [] : [formatNear(lastRun.finishedAt, now, style)],
    next: isNextKnown ? [texts('tray:next', { time: formatComing(nextDueAt, now, style) })] : [],
  };
}

/** The last resort, for a single part that is too long. */
function cut(text: string): string {
  return text.length <= MAX_TOOLTIP ? text : `${text.slice(0, MAX_TOOLTIP - 1)}…`;
}

function lastResult(state: AppState, texts: Texts): string {
  const run = state.lastRun;
  if (run === null) return texts('tray:noResult');
  if (run.outcome !== 'completed') return texts(`tray:last.${run.outcome}`);
  const figures = getFigures(run);
  return texts('tray:last.completed', {
    download: formatThroughput(figures?.downloadBitsPerSecond ?? null, state),
    upload: formatThroughput(figures?.uploadBitsPerSecond ?? null, state),
    latency: formatLatency(figures?.latencyMs ?? null, state.language),
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
