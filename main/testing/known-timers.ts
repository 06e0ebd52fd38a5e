type Action = (...values: unknown[]) => void;

/**
 * Timers of a test that behave like Node's where fake ones do not: none is shorter than a millisecond, and one that was
 * unreferenced keeps nothing alive.
 */
export class KnownTimers {
  readonly #running = new Set<NodeJS.Timeout>();

  /** How many still keep the process alive. */
  get count(): number {
    return [...this.#running].filter((timer) => timer.hasRef()).length;
  }

  /** Takes the place of the timers that are there. Gives a function that undoes it. */
  install(): () => void {
    const { setTimeout, setInterval, clearTimeout, clearInterval } = globalThis;
    const before = { setTimeout, setInterval, clearTimeout, clearInterval };
    const set = (action: Action, milliseconds = 1, ...values: unknown[]): NodeJS.Timeout => {
      const timer = setTimeout(
        () => {
          this.#running.delete(timer);
          action(...values);
        },
        Math.max(1, milliseconds),
      );
      this.#running.add(timer);
      return timer;
    };
    const repeat = (action: Action, milliseconds = 1, ...values: unknown[]): NodeJS.Timeout => {
      const timer = setInterval(action, Math.max(1, milliseconds), ...values);
      this.#running.add(timer);
      return timer;
    };
    const clear = (timer?: NodeJS.Timeout | string | number): void => {
      this.#running.delete(timer as NodeJS.Timeout);
      clearTimeout(timer);
    };
    Object.assign(globalThis, {
      setTimeout: Object.assign(set, setTimeout),
      setInterval: Object.assign(repeat, setInterval),
      clearTimeout: clear,
      clearInterval: clear,
    });
    return () => void Object.assign(globalThis, before);
  }
}
