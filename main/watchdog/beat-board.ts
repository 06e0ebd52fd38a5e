/** Bytes for what the main process does; longer names are cut. */
const NAME_BYTES = 120;
const HEAD_BYTES = 8;

/** What the main process and the thread that watches it share: nobody has to be awake to be read. */
export class BeatBoard {
  readonly memory: SharedArrayBuffer;
  readonly #numbers: Int32Array;
  readonly #name: Uint8Array;

  /** @param memory of another board, to look at the same one from another thread */
  constructor(memory = new SharedArrayBuffer(HEAD_BYTES + NAME_BYTES)) {
    this.memory = memory;
    this.#numbers = new Int32Array(memory, 0, 2);
    this.#name = new Uint8Array(memory, HEAD_BYTES);
  }

  /** A sign of life. */
  beat(): void {
    Atomics.add(this.#numbers, 0, 1);
  }

  /** What begins now, in ASCII. */
  begin(doing: string): void {
    const bytes = new TextEncoder().encode(doing).subarray(0, NAME_BYTES);
    Atomics.store(this.#numbers, 1, 0);
    this.#name.set(bytes);
    Atomics.store(this.#numbers, 1, bytes.length);
  }

  get beats(): number {
    return Atomics.load(this.#numbers, 0);
  }

  /** What began last; empty before anything did. */
  get doing(): string {
    // A shared text cannot be decoded in place.
    return new TextDecoder().decode(this.#name.slice(0, Atomics.load(this.#numbers, 1)));
  }
}
