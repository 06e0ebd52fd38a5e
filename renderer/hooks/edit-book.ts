import { EDIT_NAMES, type EditName, type Edits } from '../../shared/edits';

/**
 * What was typed in this window and is not saved, by its form. Every change is handed to main at once, so that it
 * outlives the window.
 */
export class EditBook {
  readonly #values = new Map<EditName, unknown>();
  readonly #listeners = new Set<() => void>();
  readonly #send: (name: EditName, json: string | null) => void;

  /** @param kept what main has kept of an earlier window; what is no JSON is passed over */
  constructor(kept: Edits, send: (name: EditName, json: string | null) => void) {
    this.#send = send;
    for (const name of EDIT_NAMES) {
      const value = parsed(kept[name]);
      if (value !== undefined) this.#values.set(name, value);
    }
  }

  /** The unsaved contents of a form; undefined where there are none. The same object until they change. */
  get(name: EditName): unknown {
    return this.#values.get(name);
  }

  /** Keeps the contents of a form; null once they are saved or discarded. */
  keep(name: EditName, value: object | null): void {
    if (value === null && !this.#values.has(name)) return;
    if (value === null) this.#values.delete(name);
    else this.#values.set(name, value);
    this.#send(name, value === null ? null : JSON.stringify(value));
    for (const listener of this.#listeners) listener();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

function parsed(json: string | undefined): unknown {
  try {
    return json === undefined ? undefined : (JSON.parse(json) as unknown);
  } catch {
    return undefined;
  }
}
