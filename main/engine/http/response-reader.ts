import { isFailure, type Failure } from '../failure';
import { ChunkedBody } from './chunked-body';
import {
  badAnswer,
  beginFault,
  getFraming,
  MAX_HEAD_BYTES,
  parseHead,
  type BodyFraming,
  type ResponseHead,
} from './head';

/** Maximum number of interim responses (RFC 9110, section 15.2) before a response; servers send one or two. */
export const MAX_INTERIM = 20;

/** Receives the parts of responses. A failure returned by `onHead` ends the reading. */
export interface ResponseSink {
  onHead(head: ResponseHead): Failure | null;
  /** A piece of payload; the bytes are valid only during the call. */
  onPayload(buffer: Uint8Array, from: number, to: number): void;
  onComplete(head: ResponseHead): void;
}

interface OpenBody {
  readonly head: ResponseHead;
  readonly framing: BodyFraming;
  readonly chunks: ChunkedBody | null;
  bytesLeft: number;
}

/** Splits the bytes of a connection into responses, including pipelined ones, without storing their bodies. */
export class ResponseReader {
  readonly #sink: ResponseSink;

  #unreadHead = Buffer.alloc(0);
  #body: OpenBody | null = null;
  /** Interim responses since the last final one. */
  #interim = 0;

  constructor(sink: ResponseSink) {
    this.#sink = sink;
  }

  /** Parses the next `length` bytes of the connection. Returns a failure if they are invalid. */
  feed(buffer: Uint8Array, length: number): Failure | null {
    let at = 0;
    while (at < length) {
      const next =
        this.#body === null
          ? this.#readHead(buffer, at, length)
          : this.#readBody(this.#body, buffer, at, length);
      if (typeof next !== 'number') return next;
      at = next;
    }
    return null;
  }

  /** The other side has closed the connection. Returns a failure if a response is incomplete. */
  end(): Failure | null {
    if (this.#body?.framing.kind === 'until-close') {
      this.#complete(this.#body);
      return null;
    }
    if (this.#body === null && this.#unreadHead.length === 0) return null;
    return badAnswer('the connection was closed in the middle of an answer');
  }

  #readHead(buffer: Uint8Array, at: number, length: number): number | Failure {
    const kept = this.#unreadHead.length;
    const seen = Buffer.concat([
      this.#unreadHead,
      buffer.subarray(at, Math.min(length, at + MAX_HEAD_BYTES)),
    ]);
    const blank = seen.indexOf('\r\n\r\n', Math.max(0, kept - 3));
    if (blank < 0) {
      if (seen.length >= MAX_HEAD_BYTES) return badAnswer('endless head');
      this.#unreadHead = seen;
      return beginFault(seen) ?? length;
    }
    this.#unreadHead = Buffer.alloc(0);
    const head = parseHead(seen.toString('latin1', 0, blank));
    if (isFailure(head)) return head;
    if (head.status < 200) {
      this.#interim += 1;
      if (this.#interim > MAX_INTERIM) return badAnswer('endless interim answers');
    } else {
      this.#interim = 0;
      const framing = getFraming(head);
      if ('reason' in framing) return framing;
      const refusal = this.#sink.onHead(head);
      if (refusal !== null) return refusal;
      this.#open(head, framing);
    }
    return at + blank + 4 - kept;
  }

  #open(head: ResponseHead, framing: BodyFraming): void {
    const body: OpenBody = {
      head,
      framing,
      chunks: framing.kind === 'chunked' ? new ChunkedBody() : null,
      bytesLeft: framing.kind === 'length' ? framing.bytes : Number.POSITIVE_INFINITY,
    };
    this.#body = body;
    if (body.bytesLeft === 0) this.#complete(body);
  }

  #readBody(body: OpenBody, buffer: Uint8Array, at: number, length: number): number | Failure {
    if (body.chunks !== null) {
      const result = body.chunks.consume(buffer, at, length, (from, to) => {
        this.#sink.onPayload(buffer, from, to);
      });
      if ('reason' in result) return result;
      if (result.isComplete) this.#complete(body);
      return result.at;
    }
    const to = Math.min(length, at + body.bytesLeft);
    this.#sink.onPayload(buffer, at, to);
    body.bytesLeft -= to - at;
    if (body.bytesLeft === 0) this.#complete(body);
    return to;
  }

  #complete(body: OpenBody): void {
    this.#body = null;
    this.#sink.onComplete(body.head);
  }
}
