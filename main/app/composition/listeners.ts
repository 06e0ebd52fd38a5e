/** Listeners of one kind of event, called in the order in which they were added. */
export class Listeners<Event> {
  readonly #listeners: ((event: Event) => void)[] = [];

  /** Adds listeners. */
  hear(...listeners: readonly ((event: Event) => void)[]): void {
    for (const listener of listeners) this.#listeners.push(listener);
  }

  /** Calls every listener. */
  readonly tell = (event: Event): void => {
    for (const listener of this.#listeners) listener(event);
  };
}
