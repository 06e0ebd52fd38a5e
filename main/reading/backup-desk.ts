import { dirname } from 'node:path';
import type {
  BackupWritten,
  RestoreAnswer,
  RestorePoint,
  RestorePreviewMade,
  RestoreSource,
} from '../../shared/backup/backup';
import type { Settings } from '../../shared/settings';
import { errorText } from '../../shared/texts/error-text';
import type { BackupContent } from '../core/backup/orders';
import type { Clock, Timers } from '../core/ports';
import type { ReaderRequests } from '../core/reader';

/** What is asked of the reader that writes backups. */
export type BackupRequest = 'backup' | 'folderBackup' | 'restorePoints' | 'prepareRestore';

/** Works beside the main process. */
export interface BackupFiles {
  ask<Name extends BackupRequest>(
    name: Name,
    ...args: ReaderRequests[Name]['args']
  ): Promise<ReaderRequests[Name]['answer']>;
}

export interface BackupDeskDeps {
  readonly files: BackupFiles;
  /** Resolves once the disk of a folder answers, which may be never. */
  readonly reach: (folder: string) => Promise<unknown>;
  readonly settings: () => Settings;
  /** What goes into a backup beside the records. */
  readonly content: () => BackupContent;
  /** Decides that what was prepared is restored by the next start, with the secrets that are stored now. */
  readonly decide: (id: string, source: RestoreSource) => void;
  /** Gives up what was prepared. */
  readonly discard: () => void;
  /** Ends Linewatch and starts it again. */
  readonly restart: () => void;
  readonly newId: () => string;
  readonly clock: Clock;
  readonly timers: Timers;
}

/** A share that is there answers sooner; one that hangs would keep everything else from its turn. */
const REACHED_WITHIN_MS = 30_000;

/** Backups and restores as a person asks for them, one after the other: they use the same room in the data folder. */
export class BackupDesk {
  readonly #deps: BackupDeskDeps;
  #turn: Promise<unknown> = Promise.resolve();
  /** What was prepared last; only that is restored. */
  #prepared: { readonly id: string; readonly source: RestoreSource } | null = null;

  constructor(deps: BackupDeskDeps) {
    this.#deps = deps;
  }

  /** Writes everything but secrets to a file; what keeps it from being written is in the answer. */
  async write(path: string): Promise<BackupWritten> {
    const { files, content } = this.#deps;
    if (!(await this.#isReached(dirname(path)))) return silent(path);
    return this.#inTurn(() =>
      files.ask('backup', { ...content(), path }).catch((error: unknown) => refused(path, error)),
    );
  }

  /** The same into a folder, of which so many backups stay. */
  async writeInto(folder: string, keep: number): Promise<BackupWritten> {
    const { files, content } = this.#deps;
    if (!(await this.#isReached(folder))) return silent(folder);
    return this.#inTurn(() =>
      files
        .ask('folderBackup', { ...content(), folder, keep })
        .catch((error: unknown) => refused(folder, error)),
    );
  }

  points(): Promise<readonly RestorePoint[]> {
    return this.#deps.files.ask('restorePoints', this.#deps.clock.now());
  }

  /** What a restore would do. */
  preview(source: RestoreSource): Promise<RestorePreviewMade> {
    const { files, settings, clock, newId } = this.#deps;
    return this.#inTurn(async () => {
      this.#prepared = null;
      const context = { id: newId(), now: clock.now(), settings: settings() };
      const answer = await files.ask('prepareRestore', source, context);
      if (answer.kind === 'preview') this.#prepared = { id: answer.id, source };
      return answer;
    });
  }

  /** Restores what was previewed last: the next start, which comes at once, completes it. */
  restore(id: string): RestoreAnswer {
    if (this.#prepared?.id !== id) return { kind: 'changed' };
    try {
      this.#deps.decide(id, this.#prepared.source);
    } catch (error) {
      return { kind: 'not-written', detail: errorText(error) };
    }
    this.#deps.restart();
    return { kind: 'starting' };
  }

  /** Gives up what was previewed. */
  async cancel(): Promise<void> {
    await this.#inTurn(() => {
      this.#prepared = null;
      this.#deps.discard();
      return Promise.resolve();
    });
  }

  /** What goes wrong otherwise is told by what is written. */
  #isReached(folder: string): Promise<boolean> {
    const { reach, timers } = this.#deps;
    return new Promise((resolve) => {
      const cancel = timers.after(REACHED_WITHIN_MS, () => resolve(false));
      const answered = () => {
        cancel();
        resolve(true);
      };
      reach(folder).then(answered, answered);
    });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#turn.then(work);
    this.#turn = next.catch(() => undefined);
    return next;
  }
}

function silent(path: string): BackupWritten {
  return { kind: 'not-written', path, problem: 'silent', detail: '' };
}

function refused(path: string, error: unknown): BackupWritten {
  return { kind: 'not-written', path, problem: 'refused', detail: errorText(error) };
}
