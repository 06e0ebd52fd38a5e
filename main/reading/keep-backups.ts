import { z } from 'zod';
import type { BackupProblem, BackupWritten } from '../../shared/backup/backup';
import { BACKUP_RHYTHMS, type BackupRhythm, type BackupSettings } from '../../shared/backup/backup-schedule';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/durations';
import { BACKUP_PROBLEMS } from '../../shared/backup/backup';
import type { Clock, Timers } from '../core/ports';

/** After the first daily copy and the first look at every page. */
const FIRST_AFTER_MS = 5 * MINUTE_MS;
const LOOK_EVERY_MS = HOUR_MS;
/** A look comes within the hour: a little early keeps backups at about the same time of day. */
const EARLY_MS = HOUR_MS / 2;
const RHYTHM_MS: Readonly<Record<Exclude<BackupRhythm, 'off'>, number>> = { day: DAY_MS, week: 7 * DAY_MS };

/** What is remembered of backups by schedule. Persisted. */
export const backupMemorySchema = z.object({
  folder: z.string(),
  every: z.enum(BACKUP_RHYTHMS),
  /** When the last one was complete; null where none was. */
  writtenAt: z.number().nullable(),
  /** What keeps the next one from being written, and was told; null where nothing does. */
  failing: z.enum(BACKUP_PROBLEMS).nullable(),
});
export type BackupMemory = z.infer<typeof backupMemorySchema>;

/** Why backups are not written. `detail` is in the system's words; may be empty. */
export interface BackupFailure {
  readonly path: string;
  readonly problem: BackupProblem;
  readonly detail: string;
}

export interface BackupKeeperDeps {
  readonly settings: () => BackupSettings;
  readonly write: (folder: string, keep: number) => Promise<BackupWritten>;
  /** Null where nothing is remembered. */
  readonly remembered: () => BackupMemory | null;
  readonly remember: (memory: BackupMemory) => void;
  /** Learns once what keeps backups from being written, and by its folder that this is over. */
  readonly onFailing: (failure: BackupFailure) => void;
  readonly onOver: (folder: string) => void;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly log: (sentence: string, error?: unknown) => void;
}

/** Writes backups by schedule: tried each hour from when one is due until it is written. */
export class BackupKeeper {
  readonly #deps: BackupKeeperDeps;
  #isBusy = false;
  #isStopped = false;

  constructor(deps: BackupKeeperDeps) {
    this.#deps = deps;
  }

  /** Looks from now on. */
  keep(): void {
    const next = (milliseconds: number) => {
      this.#deps.timers.after(milliseconds, () => {
        void this.look();
        next(LOOK_EVERY_MS);
      });
    };
    next(FIRST_AFTER_MS);
  }

  /** The application ends: a backup that is broken off by it is no failure, and is due at the next start. */
  stop(): void {
    this.#isStopped = true;
  }

  /** Writes a backup if one is due. Called after a change of the settings, too: a wrong folder is told at once. */
  async look(): Promise<void> {
    if (this.#isBusy || this.#isStopped) return;
    this.#isBusy = true;
    try {
      await this.#look();
    } catch (error) {
      this.#deps.log('The backup by schedule failed', error);
    } finally {
      this.#isBusy = false;
    }
  }

  async #look(): Promise<void> {
    const { settings, write, remember, onFailing, onOver, clock, log } = this.#deps;
    const { every, folder, keep } = settings();
    const before = this.#before(folder, every);
    if (every === 'off' || folder === '' || !isDue(before, RHYTHM_MS[every], clock.now())) return;
    const written = await write(folder, keep);
    if (written.kind === 'written') {
      remember({ folder, every, writtenAt: clock.now(), failing: null });
      if (before.failing !== null) onOver(folder);
      return;
    }
    if (this.#isStopped) return;
    const { problem, detail } = written;
    if (before.failing === problem) return;
    log(`The backup by schedule was not written to ${folder}: ${problem} ${detail}`);
    remember({ ...before, failing: problem });
    if (before.failing !== null) onOver(folder);
    onFailing({ path: folder, problem, detail });
  }

  /** What is remembered of this folder. What failed in another one, or before it was switched off, is over. */
  #before(folder: string, every: BackupRhythm): BackupMemory {
    const known = this.#deps.remembered();
    const fresh: BackupMemory = { folder, every, writtenAt: null, failing: null };
    if (known?.folder === folder && every !== 'off') return { ...known, every };
    if (known !== null && known.failing !== null) {
      this.#deps.remember({ ...known, failing: null });
      this.#deps.onOver(known.folder);
    }
    return known?.folder === folder ? { ...known, every, failing: null } : fresh;
  }
}

/** A clock that was ahead when the last one was written does not put off the next one. */
function isDue({ writtenAt }: BackupMemory, rhythmMs: number, now: number): boolean {
  return writtenAt === null || writtenAt > now || now - writtenAt >= rhythmMs - EARLY_MS;
}
