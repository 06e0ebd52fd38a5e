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
import type { Clock } from '../core/ports';
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
  readonly settings: () => Settings;
  /** What goes into a backup beside the records. */
  readonly content: () => BackupContent;
  /** Decides that what was prepared is restored by the next start. */
  readonly decide: (id: string) => void;
  /** Gives up what was prepared. */
  readonly discard: () => void;
  /** Ends Linewatch and starts it again. */
  readonly restart: () => void;
  readonly newId: () => string;
  readonly clock: Clock;
}

/** Backups and restores as a person asks for them, one after the other: they use the same room in the data folder. */
export class BackupDesk {
  readonly #deps: BackupDeskDeps;
  #turn: Promise<unknown> = Promise.resolve();
  /** What was prepared last; only that is restored. */
  #prepared: string | null = null;

  constructor(deps: BackupDeskDeps) {
    this.#deps = deps;
  }

  /** Writes everything but secrets to a file; what keeps it from being written is in the answer. */
  write(path: string): Promise<BackupWritten> {
    const { files, content } = this.#deps;
    return this.#inTurn(() =>
      files.ask('backup', { ...content(), path }).catch((error: unknown) => refused(path, error)),
    );
  }

  /** The same into a folder, of which so many backups stay. */
  writeInto(folder: string, keep: number): Promise<BackupWritten> {
    const { files, content } = this.#deps;
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
      if (answer.kind === 'preview') this.#prepared = answer.id;
      return answer;
    });
  }

  /** Restores what was previewed last: the next start, which comes at once, completes it. */
  restore(id: string): RestoreAnswer {
    if (this.#prepared !== id) return { kind: 'changed' };
    try {
      this.#deps.decide(id);
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

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#turn.then(work);
    this.#turn = next.catch(() => undefined);
    return next;
  }
}

function refused(path: string, error: unknown): BackupWritten {
  return { kind: 'not-written', path, problem: 'refused', detail: errorText(error) };
}
