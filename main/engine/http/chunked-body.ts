import type { Failure } from '../failure';
import { badAnswer } from './head';

const MAX_LINE_BYTES = 1_024;
const MAX_TRAILER_BYTES = 8_192;
const MAX_CHUNK_BYTES = 2 ** 40;
const LF = 10;

/** Removes the chunk framing of a body (RFC 9112, section 7.1), however the bytes are split. */
export class ChunkedBody {
  #state: 'size' | 'data' | 'data-end' | 'trailer' = 'size';
  #line = '';
  #chunkBytesLeft = 0;
  #trailerBytes = 0;

  /**
   * Consumes bytes from `start` on and reports each piece of payload. Returns the position where it stopped, which is
   * before `end` only if the body is complete.
   */
  consume(
    buffer: Uint8Array,
    start: number,
    end: number,
    onPayload: (from: number, to: number) => void,
  ): { readonly at: number; readonly isComplete: boolean } | Failure {
    let at = start;
    while (at < end) {
      if (this.#state === 'data') {
        const to = Math.min(end, at + this.#chunkBytesLeft);
        onPayload(at, to);
        this.#chunkBytesLeft -= to - at;
        at = to;
        if (this.#chunkBytesLeft === 0) this.#state = 'data-end';
        continue;
      }
      const byte = buffer[at++] ?? 0;
      if (byte !== LF) {
        this.#line += String.fromCharCode(byte);
        if (this.#line.length > MAX_LINE_BYTES) return badAnswer('endless line between chunks');
        continue;
      }
      const line = this.#line.endsWith('\r') ? this.#line.slice(0, -1) : this.#line;
      this.#line = '';
      const next = this.#endOfLine(line);
      if (next === 'complete') return { at, isComplete: true };
      if (next !== 'more') return next;
    }
    return { at, isComplete: false };
  }

  #endOfLine(line: string): 'more' | 'complete' | Failure {
    switch (this.#state) {
      case 'size': {
        const match = /^([0-9a-fA-F]{1,12})[ \t]*(?:;.*)?$/.exec(line);
        const bytes = match?.[1] === undefined ? Number.NaN : Number.parseInt(match[1], 16);
        if (!(bytes <= MAX_CHUNK_BYTES)) return badAnswer(`not a chunk size: ${line.slice(0, 60)}`);
        this.#chunkBytesLeft = bytes;
        this.#state = bytes === 0 ? 'trailer' : 'data';
        return 'more';
      }
      case 'trailer':
        if (line === '') return 'complete';
        this.#trailerBytes += line.length;
        return this.#trailerBytes > MAX_TRAILER_BYTES ? badAnswer('endless trailer') : 'more';
      default:
        if (line !== '') return badAnswer('a chunk is longer than it said');
        this.#state = 'size';
        return 'more';
    }
  }
}
