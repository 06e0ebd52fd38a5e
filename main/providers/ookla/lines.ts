/** Longer lines are no message of the program; what is beyond is thrown away as it comes. */
const MAX_LINE_BYTES = 65_536;
const NEWLINE = 0x0a;

/** Cuts a stream of bytes into lines and keeps no more than one of them. */
export class LineReader {
  readonly #onLine: (line: string) => void;

  #pieces: Buffer[] = [];
  #bytes = 0;

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine;
  }

  feed(chunk: Buffer): void {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, from)) {
      this.#keep(chunk.subarray(from, end));
      this.end();
      from = end + 1;
    }
    this.#keep(chunk.subarray(from));
  }

  /** The stream is over: what came last is a line as well. A line that was too long is left out. */
  end(): void {
    if (this.#bytes > 0 && this.#bytes <= MAX_LINE_BYTES)
      this.#onLine(Buffer.concat(this.#pieces).toString('utf8'));
    this.#pieces = [];
    this.#bytes = 0;
  }

  #keep(piece: Buffer): void {
    this.#bytes += piece.length;
    if (this.#bytes > MAX_LINE_BYTES) this.#pieces = [];
    else if (piece.length > 0) this.#pieces.push(Buffer.from(piece));
  }
}
