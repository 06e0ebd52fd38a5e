import {
  IconBolt,
  IconCalendarPause,
  IconDownload,
  IconFeather,
  IconFileCertificate,
  IconFileText,
  IconFolder,
  IconGauge,
  IconKeyboard,
  IconMail,
  IconNote,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStop,
  IconPower,
  IconWand,
  type Icon,
} from '@tabler/icons-react';
import type { AppState } from '../../../shared/ipc';
import type { Mode } from '../../../shared/run';
import type { SchedulePause } from '../../../shared/schedule/pause';
import { bridge } from '../../bridge';
import type { KeyName } from '../../components/keyboard/keys-in-words';
import type { Place } from '../../hooks/place';

/** What an action may use. */
export interface Reach {
  readonly go: (place: Place) => void;
  readonly showKeys: () => void;
}

export interface Action {
  readonly name: ActionName;
  readonly icon: Icon;
  /** Whether it can be done now. */
  readonly isThere: (state: AppState) => boolean;
  readonly act: (reach: Reach) => void;
  /** Its key, where it has one. */
  readonly keys: KeyName | null;
}

/** Every action that has words in `palette:action`. */
export type ActionName = (typeof ACTIONS)[number]['name'];

const canMeasure = ({ running }: AppState) => running === null || running.isEnding;
const hasRuns = ({ lastRun }: AppState) => lastRun !== null;
const isRunning = ({ schedules }: AppState) => schedules.kind === 'running';
const always = () => true;

/** Measures, and shows the page on which the test is followed. */
const measure =
  (mode: Mode | null) =>
  ({ go }: Reach) => {
    go({ page: 'dashboard' });
    void bridge.runStart(mode);
  };
const pause = (until: SchedulePause) => () => void bridge.schedulePause(until);

/** What can be done from anywhere: one line each, its words under `palette:action` and `palette:other`. */
const ACTIONS = [
  action('measure', IconPlayerPlay, canMeasure, measure(null), 'measure'),
  action('measure-quick', IconBolt, canMeasure, measure('quick')),
  action('measure-full', IconGauge, canMeasure, measure('full')),
  action('measure-light', IconFeather, canMeasure, measure('light')),
  action(
    'cancel',
    IconPlayerStop,
    (state) => !canMeasure(state),
    () => void bridge.runCancel(),
  ),
  action('pause-half-hour', IconPlayerPause, isRunning, pause('half-hour')),
  action('pause-two-hours', IconPlayerPause, isRunning, pause('two-hours')),
  action('pause-tomorrow', IconCalendarPause, isRunning, pause('tomorrow')),
  action('pause-until-resumed', IconPlayerPause, isRunning, pause('until-resumed')),
  action('resume', IconPlayerPlay, ({ schedules }) => schedules.kind === 'paused', pause('resume')),
  action('export', IconDownload, hasRuns, ({ go }) => go({ page: 'history', opens: 'export' })),
  action('report', IconFileCertificate, hasRuns, ({ go }) => go({ page: 'history', opens: 'report' })),
  action('letter', IconMail, hasRuns, ({ go }) => go({ page: 'history', opens: 'letter' })),
  action('notes', IconNote, always, ({ go }) => go({ page: 'history', opens: 'notes' })),
  action('welcome', IconWand, always, ({ go }) => go({ page: 'welcome' })),
  action('data-folder', IconFolder, always, () => void bridge.ownOpen('data-folder')),
  action('log', IconFileText, always, () => void bridge.ownOpen('log')),
  action('quit', IconPower, always, () => void bridge.quitAsk()),
  action('keys', IconKeyboard, always, ({ showKeys }) => showKeys(), 'overview'),
] as const;

/** The actions that can be done now, in the order of the registry. */
export function getActions(state: AppState): readonly Action[] {
  return ACTIONS.filter(({ isThere }) => isThere(state));
}

function action<const Name extends string>(
  name: Name,
  icon: Icon,
  isThere: Action['isThere'],
  act: Action['act'],
  keys: KeyName | null = null,
) {
  return { name, icon, isThere, act, keys };
}
