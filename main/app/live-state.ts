import type { Language } from '../../shared/texts/i18n';
import type { AppState, Ceiling } from '../../shared/ipc';
import type { Notice } from '../../shared/notice';
import type { QuitState } from '../../shared/quit';
import type { RecordingState } from '../../shared/recording/recording';
import { getScheduleStanding } from '../../shared/schedule/standing';
import type { Settings } from '../../shared/settings';
import type { UpdateState } from '../../shared/updates/updates';
import type { StoredEvent } from '../../shared/recording/storage-event';
import type { Clock } from '../core/ports';
import type { Pipeline } from '../core/run/pipeline';
import { isFailing, getTrayState } from '../core/tray-state';
import type { Evaluator } from '../telling/evaluator';
import type { Scheduler } from '../runs/scheduler';
import type { DeliveryLog } from '../storage/outbox/delivery-log';
import type { EventStore } from '../storage/event-store';
import type { SqliteRunStore } from '../storage/runs/run-store';

export interface LiveStateDeps {
  readonly settings: () => Settings;
  readonly clock: Clock;
  readonly pipeline: Pick<Pipeline, 'running' | 'isEnding'>;
  readonly scheduler: Pick<Scheduler, 'coming'>;
  readonly runs: Pick<SqliteRunStore, 'lastTried' | 'lastCompleted'>;
  readonly evaluator: Pick<Evaluator, 'evaluate'>;
  readonly deliveryLog: Pick<DeliveryLog, 'channelStates'>;
  /** Events of files that were not confirmed yet. */
  readonly events: Pick<EventStore, 'open'>;
  readonly quit: () => QuitState;
  readonly recording: () => RecordingState;
  readonly templateNotices: () => readonly Notice[];
  readonly ceiling: () => Ceiling | null;
  readonly language: () => Language;
  readonly timeZone: () => string;
  readonly version: string;
  readonly dataFolder: string;
  readonly isDemo: boolean;
  readonly systemConditions: AppState['systemConditions'];
  readonly updates: () => UpdateState;
}

/** The state that tray and window show. It is read from the records after each change. */
export class LiveState {
  readonly #deps: LiveStateDeps;

  constructor(deps: LiveStateDeps) {
    this.#deps = deps;
  }

  read(): AppState {
    const deps = this.#deps;
    const settings = deps.settings();
    const coming = deps.scheduler.coming();
    const standing = getScheduleStanding(settings.schedules, deps.clock.now());
    const open = deps.pipeline.running;
    const lastRun = deps.runs.lastTried();
    const lastEvaluation = lastRun === null ? null : deps.evaluator.evaluate(lastRun);
    const [completed] = deps.runs.lastCompleted(1);
    const recording = deps.recording();
    const recordingTrouble = recording.kind === 'fine' ? null : recording;
    const channels = deps.deliveryLog.channelStates(settings);
    return {
      tray: getTrayState({
        hasRecordingTrouble: recordingTrouble !== null,
        isRunning: open !== null,
        isPaused: standing.kind !== 'running',
        channels,
        lastState: lastEvaluation?.state ?? null,
      }),
      running:
        open === null
          ? null
          : {
              runId: open.id,
              trigger: open.trigger,
              startedAt: open.startedAt,
              isEnding: deps.pipeline.isEnding,
            },
      lastRun,
      lastEvaluation,
      lastCompleted:
        completed === undefined ? null : { run: completed, evaluation: deps.evaluator.evaluate(completed) },
      quit: deps.quit(),
      isPaused: standing.kind !== 'running',
      schedules: standing,
      nextDueAt: coming[0]?.dueAt ?? null,
      coming,
      systemConditions: deps.systemConditions,
      channels,
      notices: [
        ...deps.events.open.map(toFileNotice),
        ...deps.templateNotices(),
        ...channels.filter(isFailing).map(toNotice),
      ],
      recordingTrouble,
      isDemo: deps.isDemo,
      ceiling: deps.ceiling(),
      language: deps.language(),
      rateUnit: settings.display.rateUnit,
      timeZone: deps.timeZone(),
      version: deps.version,
      updates: deps.updates(),
      dataFolder: deps.dataFolder,
    };
  }
}

function toNotice(channel: AppState['channels'][number]): Notice {
  const { kind: detail, blocked, retried } = channel;
  if (blocked > 0) return { kind: 'delivery-blocked', detail };
  return { kind: retried > 0 ? 'delivery-failing' : 'delivery-failed', detail };
}

function toFileNotice(stored: StoredEvent): Notice {
  return { kind: stored.event.kind, detail: stored.event.path, stored };
}
