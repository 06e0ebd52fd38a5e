import type {
  ImportAnswer,
  ImportEntry,
  ImportOrder,
  ImportPreviewAnswer,
} from '../../shared/history/import';
import type { Clock } from '../core/ports';
import type { ImportJob } from '../core/reader';
import type { ImportStore } from '../storage/imports/import-store';

export interface ImportDeskDeps {
  /** Reads and writes beside the main process. */
  readonly files: {
    readonly preview: (path: string) => Promise<ImportPreviewAnswer>;
    readonly write: (job: ImportJob) => Promise<ImportAnswer>;
  };
  readonly store: Pick<ImportStore, 'list' | 'undo'>;
  readonly clock: Clock;
  readonly newId: () => string;
  /** This process: what it leaves incomplete is undone at the next start. */
  readonly owner: string;
  /** Runs were added, or are to be removed. */
  readonly onChanged: () => void;
}

/** Imports as a person asks for them: a preview, then the import of just that file, and the way back. */
export class ImportDesk {
  readonly #deps: ImportDeskDeps;
  /** Only what was previewed is imported. */
  readonly #previewed = new Set<string>();

  constructor(deps: ImportDeskDeps) {
    this.#deps = deps;
  }

  async preview(path: string): Promise<ImportPreviewAnswer> {
    const answer = await this.#deps.files.preview(path);
    if (answer.kind === 'preview') this.#previewed.add(path);
    return answer;
  }

  /** Takes over the tests of a file that was previewed. */
  async import(order: ImportOrder): Promise<ImportAnswer> {
    if (!this.#previewed.has(order.path)) return { kind: 'changed' };
    const { files, store, clock, newId, owner, onChanged } = this.#deps;
    const id = newId();
    const answer = await files.write({ ...order, id, owner, at: clock.now() });
    // A process that ended has left what it wrote.
    if (answer.kind === 'failed') store.undo(id);
    onChanged();
    return answer;
  }

  list(): readonly ImportEntry[] {
    return this.#deps.store.list();
  }

  /** Removes the tests of an import. False where there is no such import, or it is being undone. */
  undo(id: string): boolean {
    const isUndone = this.#deps.store.undo(id);
    if (isUndone) this.#deps.onChanged();
    return isUndone;
  }
}
