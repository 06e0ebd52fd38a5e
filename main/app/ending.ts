import type { Timers } from '../core/ports';

/** Deadline for the end of the process, in ms: a computer that shuts down does not wait long. */
const END_WITHIN_MS = 1_800;

export interface EndingDeps {
  readonly timers: Timers;
  /** Ends the process at once. */
  readonly exit: (code: number) => void;
  readonly log: (sentence: string, error?: unknown) => void;
}

/**
 * The one way in which the process ends, whatever the cause: its menu, a signal, the system, a command that is done.
 * All parts that have something to finish do so at the same time, within the deadline.
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

  /** Adds an action before the end of the process. If the end has begun, it is called at once. */
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
      this.#deps.log('A part of Linewatch could not be ended cleanly', error);
    }
  }
}
