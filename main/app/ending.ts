import type { Timers } from '../core/ports';

/** Whatever happens, the process has ended by then: who switches a computer off does not wait long. */
const END_WITHIN_MS = 1_800;

export interface EndingDeps {
  readonly timers: Timers;
  /** Ends the process at once. */
  readonly exit: (code: number) => void;
  readonly log: (sentence: string, error?: unknown) => void;
}

/**
 * The one way in which the process ends, whoever asks for it: its menu, a signal, the system, a command that is
 * done. Each part that has something to finish does so, all at the same time and within a bound.
 */
export class Ending {
  readonly #deps: EndingDeps;
  readonly #begun = new AbortController();
  readonly #parts: (() => unknown)[] = [];

  constructor(deps: EndingDeps) {
    this.#deps = deps;
  }

  /** Aborted when the end begins. */
  get signal(): AbortSignal {
    return this.#begun.signal;
  }

  /** Adds what is done before the process ends; at once where the end has begun. */
  add(part: () => unknown): void {
    if (this.signal.aborted) void this.#finish(part);
    else this.#parts.push(part);
  }

  /** Ends the process with this exit code. Asking again changes nothing. */
  begin(code = 0): void {
    if (this.signal.aborted) return;
    this.#begun.abort();
    const bound = new Promise<void>((resolve) => void this.#deps.timers.after(END_WITHIN_MS, resolve));
    const parts = Promise.all(this.#parts.map((part) => this.#finish(part)));
    void Promise.race([parts, bound]).then(() => this.#deps.exit(code));
  }

  async #finish(part: () => unknown): Promise<void> {
    try {
      await part();
    } catch (error) {
      this.#deps.log('A part of Linewatch could not be ended in order', error);
    }
  }
}
