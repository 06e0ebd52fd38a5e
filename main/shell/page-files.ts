/** What the page of a window names in itself and was not served yet. */
export class PageFiles {
  readonly served: Promise<void>;
  #whenServed: () => void = () => undefined;
  #missing: ReadonlySet<string> | null = null;

  constructor() {
    this.served = new Promise((resolve) => (this.#whenServed = resolve));
  }

  /** The page was asked for. */
  named(html: string): void {
    const names = [...html.matchAll(/(?:src|href)="\.(\/[^"]+)"/g)].map(([, name = '']) => name);
    this.#keep(new Set(names));
  }

  /** One of its files was answered, or is not there. */
  answered(pathname: string): void {
    if (this.#missing !== null) this.#keep(new Set([...this.#missing].filter((name) => name !== pathname)));
  }

  #keep(missing: ReadonlySet<string>): void {
    this.#missing = missing;
    if (missing.size === 0) this.#whenServed();
  }
}
