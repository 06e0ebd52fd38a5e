/** What the page of a window names in itself and was not served yet. */
export class PageFiles {
  readonly served: Promise<void>;
  #whenServed: () => void = () => undefined;
  #missing = new Set<string>();

  constructor() {
    this.served = new Promise((resolve) => (this.#whenServed = resolve));
  }

  /** The page was asked for. */
  named(html: string): void {
    const names = [...html.matchAll(/(?:src|href)="\.(\/[^"]+)"/g)].map(([, name = '']) => name);
    this.#missing = new Set(names);
    this.#look();
  }

  /** One of its files was answered, or is not there. */
  answered(pathname: string): void {
    if (this.#missing.delete(pathname)) this.#look();
  }

  #look(): void {
    if (this.#missing.size === 0) this.#whenServed();
  }
}
