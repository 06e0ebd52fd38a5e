import { chmodSync, closeSync, fstatSync, openSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MINUTE_MS, SECOND_MS } from '../../shared/durations';
import type { DiskProblem } from '../../shared/recording/disk-problem';
import type { RecordingState, RecordingTrouble } from '../../shared/recording/recording';
import type { Clock, Timers } from '../core/ports';
import { findDiskProblem, isOfDisk } from '../files/disk-problem';
import { freeBytes } from '../files/free-space';
import { makeOwnFolder } from '../files/own-folder';
import { followLink } from '../files/own-file';
import { freePlace } from '../files/place';
import { fillReserve, releaseReserve, RESERVE_BYTES } from '../files/reserve';
import { giveToFolderOwner, OWNER_ONLY, putInPlace } from '../files/whole-file';
import { writeMeta } from './meta';
import { forgetChecked } from './recovery/checked-mark';
import type { Connection, Database } from './sqlite';

const LOOK_EVERY_MS = 10 * SECOND_MS;
const LOOK_IN_TROUBLE_EVERY_MS = 5 * SECOND_MS;
/** The start is over then. */
const RESERVE_AFTER_MS = MINUTE_MS;
/** A result with all its messages needs less: a disk that takes this can record again. */
const PROBE_BYTES = 256 * 1024;

export interface RecordingHealthDeps {
  readonly folder: string;
  readonly database: Database & Pick<Connection, 'onRefusal' | 'reopen'>;
  readonly clock: Clock;
  readonly timers: Timers;
  /** Whether results can be recorded is another than before. */
  readonly onChanged: () => void;
  /** The folder was deleted, and the records were written again: whatever else was in it is gone. */
  readonly onRewritten: () => void;
  readonly log: (sentence: string, error?: unknown) => void;
}

/**
 * Knows whether results can be recorded: from the errors of the database, from a look at the disk every few seconds,
 * and, after an error, from trying. On a full disk it gives up the room that was set aside.
 */
export class RecordingHealth {
  readonly #deps: RecordingHealthDeps;
  readonly #path: string;
  #state: RecordingState = { kind: 'fine' };
  /** The room that was set aside is in use. */
  #hasGivenUp = false;
  #newestError: unknown = null;
  /** The file that the database has open. It is never closed before the database: that would end SQLite's locks. */
  #file: number;

  constructor(deps: RecordingHealthDeps) {
    this.#deps = deps;
    this.#path = followLink(join(deps.folder, 'linewatch.db'));
    this.#file = openSync(this.#path, 'r');
    deps.database.onRefusal((error) => this.#refused(error));
  }

  get state(): RecordingState {
    return this.#state;
  }

  /** Looks at the disk from now on, and sets room aside on it. Returns how to stop. */
  watch(): () => void {
    const { timers } = this.#deps;
    const next = (): (() => void) =>
      timers.after(this.#state.kind === 'fine' ? LOOK_EVERY_MS : LOOK_IN_TROUBLE_EVERY_MS, () => {
        this.look();
        stopLooking = next();
      });
    let stopLooking = next();
    const stopReserving = timers.after(RESERVE_AFTER_MS, () => void fillReserve(this.#deps.folder));
    return () => {
      stopLooking();
      stopReserving();
    };
  }

  /** Looks whether the records are where they were, and whether the disk takes more. */
  look(): void {
    try {
      const place = this.#place();
      if (place === 'deleted') this.#rewrite();
      else if (place === 'moved') this.#become('moved', 'missing');
      else this.#lookAtDisk();
    } catch (error) {
      this.#refused(error);
    }
  }

  #lookAtDisk(): void {
    const { folder } = this.#deps;
    const free = freeBytes(folder) ?? Number.POSITIVE_INFINITY;
    if (this.#state.kind === 'fine' && free >= PROBE_BYTES) return;
    // What is in the file is not as it was, whatever else can be written: only a new start restores it.
    if (this.#state.kind === 'failing' && this.#state.problem === 'damaged') return;
    this.#tryToWrite();
    const isRoomy = fillReserve(folder) || free >= 2 * RESERVE_BYTES;
    if (this.#state.kind === 'low' && !isRoomy) return;
    if (this.#state.kind === 'failing' && this.#hasGivenUp && !isRoomy) this.#become('low', 'full');
    else this.#recover();
  }

  /** One error may come by several ways. */
  #refused(error: unknown): void {
    if (error === this.#newestError) return;
    this.#newestError = error;
    const problem = findDiskProblem(error);
    if (!isOfDisk(error)) return this.#deps.log('The disk could not be looked at', error);
    if (problem === 'full' && releaseReserve(this.#deps.folder)) {
      this.#hasGivenUp = true;
      this.#become('low', problem);
    } else this.#become('failing', problem, error);
  }

  /** Something was found that is not as it was written: only a new start restores it. */
  foundDamage(why: string): void {
    this.#become('failing', 'damaged', new Error(why));
  }

  #become(kind: RecordingTrouble['kind'], problem: DiskProblem, error?: unknown): void {
    if (problem === 'damaged') forgetChecked(this.#deps.folder);
    const before = this.#state;
    if (before.kind === kind && before.problem === problem) return;
    const since = before.kind === 'fine' ? this.#deps.clock.now() : before.since;
    this.#state = { kind, problem, since, folder: this.#deps.folder };
    this.#deps.log(`Recording: ${kind}, ${problem}`, error);
    this.#deps.onChanged();
  }

  #recover(): void {
    this.#hasGivenUp = false;
    if (this.#state.kind === 'fine') return;
    this.#state = { kind: 'fine' };
    this.#deps.log('Recording: fine again');
    this.#deps.onChanged();
  }

  /** @throws what the disk says */
  #tryToWrite(): void {
    const { folder, database, clock } = this.#deps;
    const probe = join(folder, 'linewatch.probe');
    try {
      writeFileSync(probe, new Uint8Array(PROBE_BYTES), { mode: OWNER_ONLY });
    } finally {
      rmSync(probe, { force: true });
    }
    writeMeta(database, 'last-probe', String(clock.now()));
  }

  #place(): 'here' | 'moved' | 'deleted' {
    // There a file that is open can be neither moved nor deleted.
    if (process.platform === 'win32') return 'here';
    const own = fstatSync(this.#file);
    const found = statSync(this.#path, { throwIfNoEntry: false });
    if (found?.ino === own.ino && found.dev === own.dev) return 'here';
    return own.nlink === 0 ? 'deleted' : 'moved';
  }

  /** The deleted file is still open, with everything in it: it is written again to where it was. */
  #rewrite(): void {
    const { folder, database, onRewritten, log } = this.#deps;
    log('The data folder was deleted; the records are written again');
    makeOwnFolder(folder);
    const next = `${this.#path}.new`;
    freePlace(next);
    database.prepare('VACUUM INTO ?').run(next);
    chmodSync(next, OWNER_ONLY);
    giveToFolderOwner(next);
    putInPlace(next, this.#path);
    const before = this.#file;
    this.#file = openSync(this.#path, 'r');
    database.reopen();
    closeSync(before);
    this.#recover();
    onRewritten();
  }
}
