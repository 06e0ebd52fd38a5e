import type { RecordingState } from '../../shared/recording/recording';
import type { Rule } from '../../shared/rules/rules';
import type { StoredEvent } from '../../shared/recording/storage-event';
import type { Occasion } from '../../shared/rules/verdict';
import { judgeEvent, judgeRecording, type StorageSight } from '../core/judging/storage-rules';
import { rulesOrUsual, type WatchFinding } from '../core/judging/watched-rules';
import type { Clock, Kickable, OccasionStore, OccasionTeller } from '../core/ports';
import type { UnrecordedTelling } from '../delivery/unrecorded-telling';
import type { EventStore } from '../storage/event-store';
import type { RunJudge } from './judge';
import { judgementAbout, recordOccasion } from './record-occasion';

export interface StorageWatchDeps {
  readonly judge: Pick<RunJudge, 'clockContext'>;
  readonly occasions: Pick<OccasionStore, 'record' | 'remember' | 'isRecorded'>;
  readonly events: Pick<EventStore, 'untold' | 'told'>;
  readonly recording: () => RecordingState;
  readonly teller: OccasionTeller;
  readonly deliverer: Kickable;
  /** Sends messages while the disk fails. */
  readonly unrecorded: Pick<UnrecordedTelling, 'tell' | 'isEmpty' | 'memories' | 'moveIntoRecords'>;
  /** Whether an error comes from the disk. */
  readonly isRefusal: (error: unknown) => boolean;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly onChanged: () => void;
  readonly log: (sentence: string, error?: unknown) => void;
}

/**
 * Judges and notifies about events of Linewatch’s files, like about runs. A disk that refuses every record is
 * reported without a record, which is added once the disk accepts it.
 */
export class StorageWatch {
  readonly #deps: StorageWatchDeps;
  /** Whether the last check found trouble, or the last process may have: its end has to be reported. */
  #wasTroubled = true;

  constructor(deps: StorageWatchDeps) {
    this.#deps = deps;
  }

  /** Cheap while there is nothing new. Errors are logged and tried again at the next call. */
  look(): void {
    const { events, recording, unrecorded } = this.#deps;
    const isFine = recording().kind === 'fine';
    if (isFine && !this.#wasTroubled && events.untold.length === 0) return;
    // Later events are judged with the recorded memory, so they wait for the next call.
    if (recording().kind !== 'failing' && !unrecorded.isEmpty) return void unrecorded.moveIntoRecords();
    try {
      this.#look(recording());
      this.#wasTroubled = !isFine;
    } catch (error) {
      this.#deps.log('A file event could not be processed; trying again shortly', error);
    }
  }

  #look(recording: RecordingState): void {
    const { judge, clock, unrecorded, events } = this.#deps;
    const now = clock.now();
    const context = judge.clockContext(now);
    const memories = { ...context.memories, ...unrecorded.memories };
    const sight: StorageSight = { ...context, memories, now, recording };
    const rules = rulesOrUsual(sight.settings, 'storage');
    for (const rule of rules) this.#tellRecording(rule, sight);
    if (recording.kind === 'failing') return;
    for (const event of events.untold) this.#tellEvent(event, rules, sight);
  }

  #tellRecording(rule: Rule, sight: StorageSight): void {
    const finding = judgeRecording(rule, sight);
    if (finding === null) return;
    try {
      this.#settle(this.#deps.newId(), finding, sight);
    } catch (error) {
      if (!this.#deps.isRefusal(error)) throw error;
    }
  }

  /** An occasion that is recorded already (after a crash between the two writes) is not recorded again. */
  #tellEvent(event: StoredEvent, rules: readonly Rule[], sight: StorageSight): void {
    for (const [index, rule] of rules.entries()) {
      const id = index === 0 ? event.id : `${event.id}-${index + 1}`;
      if (!this.#deps.occasions.isRecorded(id)) this.#settle(id, judgeEvent(rule, event, sight), sight);
    }
    this.#deps.events.told(event.id);
  }

  #settle(id: string, finding: WatchFinding, { now }: StorageSight): void {
    const { memories, verdict, detail } = finding;
    if (detail === null) return this.#deps.occasions.remember(memories);
    const occasion: Occasion = { id, at: now, detail };
    const messages = this.#deps.teller.composeOccasion(occasion, verdict);
    const told = { occasion, judgement: judgementAbout(occasion, finding), messages };
    try {
      recordOccasion(this.#deps, told);
    } catch (error) {
      if (!this.#deps.isRefusal(error) || detail.kind !== 'recording') throw error;
      this.#deps.unrecorded.tell(told);
      this.#deps.onChanged();
    }
  }
}
