/** The next offset that is a multiple of a number. */
export function aligned(offset: number, to: number): number {
  return Math.ceil(offset / to) * to;
}

/** Writes the values of a message, each at an offset that its type wants. */
export class BusWriter {
  #bytes: number[] = [];

  get length(): number {
    return this.#bytes.length;
  }

  /** A header field: its code, and a variant that holds a path, a text or a signature. */
  field(code: number, type: 'o' | 's' | 'g', text: string): void {
    this.#align(8);
    this.#bytes.push(code, 1, type.charCodeAt(0), 0);
    if (type === 'g') this.#bytes.push(text.length, ...Buffer.from(text, 'latin1'), 0);
    else this.text(text);
  }

  text(text: string): void {
    this.#align(4);
    const value = Buffer.from(text, 'utf8');
    const length = Buffer.alloc(4);
    length.writeUInt32LE(value.length);
    this.#bytes.push(...length, ...value, 0);
  }

  padded(to: number): Buffer {
    this.#align(to);
    return Buffer.from(this.#bytes);
  }

  #align(to: number): void {
    while (this.#bytes.length % to !== 0) this.#bytes.push(0);
  }
}
