import { EDIT_NAMES, VOLATILE_EDITS, type EditName, type Edits } from '../../../shared/edits';
import type { Timers } from '../../core/ports';
import { readMeta, removeMeta, writeMeta } from '../meta';
import type { Database } from '../sqlite';

/** While a person types, the disk is written to at most this often, in ms. */
const WRITE_EVERY_MS = 500;

export interface EditStoreDeps {
  readonly database: Database;
  readonly timers: Timers;
  readonly log: (sentence: string, error?: unknown) => void;
}

/**
 * What was typed into the window and not saved. It outlives the window at once, and the process from half a second
 * later; secrets stay in memory. A disk that refuses loses nothing while the process lives.
 */
export class EditStore {
  readonly #deps: EditStoreDeps;
  readonly #edits = new Map<EditName, string>();
  readonly #unwritten = new Set<EditName>();
  #isWriteDue = false;

  constructor(deps: EditStoreDeps) {
    this.#deps = deps;
    for (const name of EDIT_NAMES) {
      const stored = VOLATILE_EDITS.includes(name) ? null : readMeta(deps.database, getKey(name));
      if (stored !== null) this.#edits.set(name, stored);
    }
  }

  read(): Edits {
    return Object.fromEntries(this.#edits);
  }

  /** Takes the place of what was kept of this form; null: there is nothing unsaved any more. */
  keep(name: EditName, json: string | null): void {
    if ((this.#edits.get(name) ?? null) === json) return;
    if (json === null) this.#edits.delete(name);
    else this.#edits.set(name, json);
    if (VOLATILE_EDITS.includes(name)) return;
    this.#unwritten.add(name);
    if (this.#isWriteDue) return;
    this.#isWriteDue = true;
    this.#deps.timers.after(WRITE_EVERY_MS, () => this.write());
  }

  /** Writes what is not written yet. */
  write(): void {
    this.#isWriteDue = false;
    try {
      for (const name of this.#unwritten) this.#writeOne(name);
      this.#unwritten.clear();
    } catch (error) {
      this.#deps.log('What was typed and not saved could not be written', error);
    }
  }

  #writeOne(name: EditName): void {
    const json = this.#edits.get(name);
    if (json === undefined) removeMeta(this.#deps.database, getKey(name));
    else writeMeta(this.#deps.database, getKey(name), json);
  }
}

function getKey(name: EditName): string {
  return `edits-${name}`;
}
