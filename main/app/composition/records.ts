import { randomUUID } from 'node:crypto';
import type { RecordingState } from '../../../shared/recording/recording';
import { adoption } from '../../storage/chain/adoption';
import { compaction } from '../../storage/compaction';
import { openDatabase, rewrittenEvent } from '../../storage/database';
import { givingBackPages } from '../../storage/free-pages';
import { History } from '../../storage/history/history';
import { ImportStore } from '../../storage/imports/import-store';
import { undoingImports } from '../../storage/imports/undoing';
import { LineStore } from '../../storage/line/line-store';
import { NoteStore } from '../../storage/notes/note-store';
import { NetworkStore } from '../../storage/networks/network-store';
import { removeUnfinished } from '../../storage/backup/unfinished';
import { installId } from '../../storage/install-id';
import { privacyKey } from '../../storage/privacy-key';
import { MarkerKeeper } from '../../storage/recovery/records-marker';
import { RecordingHealth } from '../../storage/recording-health';
import { Retention } from '../../storage/retention/retention';
import { thinning } from '../../storage/retention/thinning';
import { rollingUp } from '../../storage/history/roll-ups';
import { SqliteRunStore } from '../../storage/runs/run-store';
import { hashedDescription } from '../../surroundings/privacy';
import { Listeners } from './listeners';
import type { ServicesOptions } from './services-options';

export type RecordsOptions = Pick<
  ServicesOptions,
  'dataFolder' | 'settings' | 'events' | 'session' | 'clock' | 'timers' | 'onFolderRewritten' | 'log'
>;

/**
 * Opens the records, restored where they were damaged, and what keeps them well.
 *
 * @throws when the data folder cannot be used
 */
export function openRecords(options: RecordsOptions) {
  const { dataFolder, events, clock, timers, log } = options;
  const { database, event, marker } = openDatabase(dataFolder, clock.now());
  removeUnfinished(dataFolder);
  if (event !== null) events.add(event);
  const install = installId(database, () => marker?.installId ?? randomUUID());
  const key = privacyKey(database, randomUUID);
  const keeping = { database, folder: dataFolder, clock, timers, log };
  const markerKeeper = new MarkerKeeper({ ...keeping, installId: install });
  // Losses are reported once; from now on the marker holds the present number of records.
  markerKeeper.write();
  const healthChanged = new Listeners<void>();
  const rewritten = new Listeners<void>();
  const health = new RecordingHealth({
    ...keeping,
    onChanged: () => healthChanged.tell(),
    onRewritten: () => rewritten.tell(),
  });
  rewritten.hear(
    () => markerKeeper.write(),
    () => events.add(rewrittenEvent(database, dataFolder, clock.now())),
    options.onFolderRewritten,
  );
  const line = new LineStore(database);
  const adopting = adoption(database, () => clock.now());
  const owner = randomUUID();
  /** Told when all runs of an import that is undone are removed. */
  const importUndone = new Listeners<void>();
  importUndone.hear(() => markerKeeper.write());
  const months = () => options.settings.current.records.keepTestsMonths;
  const rollingUpLine = { next: () => line.rollUpOld(clock.now()) };
  return {
    database,
    /** The networks that the computer has been in. */
    networks: new NetworkStore(
      database,
      () => clock.now(),
      (description) => hashedDescription(description, key),
    ),
    /** Secret of this installation, for hashes of names and addresses. */
    privacyKey: key,
    /** Observations of the line between the tests. */
    line,
    installId: install,
    /** Keeps a marker outside the database that says that there are records. */
    markerKeeper,
    health,
    /** Whether results can be recorded. */
    recording: (): RecordingState => health.state,
    /** Told when recording becomes possible again, and when it stops being possible. */
    healthChanged,
    /** Told when the folder was deleted and the records were written again. */
    rewritten,
    /**
     * What is removed of imports, roll-ups, the conversion of earlier records and their way into the chain, tests that are
     * older than the user keeps them, and room that is given back to the disk; in small steps.
     */
    untidied: [
      undoingImports(database, owner, () => importUndone.tell()),
      rollingUp(database),
      rollingUpLine,
      compaction(database),
      adopting,
      thinning(database, { now: () => clock.now(), months }),
      givingBackPages(database),
    ],
    /** The one that takes earlier records into the chain. */
    adoption: adopting,
    runs: new SqliteRunStore(database, clock, { id: owner, session: options.session.identity }),
    retention: new Retention({ database, clock, months }),
    history: new History(database),
    notes: new NoteStore(database, clock),
    imports: new ImportStore(database),
    importUndone,
    /** This process, as the records name it. */
    owner,
  };
}

export type Records = ReturnType<typeof openRecords>;
