/** Who hears of one kind of event, in the order in which they were named. */
export class Listeners<Event> {
  readonly #listeners: ((event: Event) => void)[] = [];

  /** These hear of it from now on. */
  hear(...listeners: readonly ((event: Event) => void)[]): void {
    for (const listener of listeners) this.#listeners.push(listener);
  }

  /** Something happened. */
  readonly tell = (event: Event): void => {
    for (const listener of this.#listeners) listener(event);
  };
}
