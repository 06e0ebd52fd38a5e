const BLANK_LINE = Buffer.from('\r\n\r\n');
const MAX_HEAD_BYTES = 16_384;

/** The head of a POST with a body of known length; `null` for any other request. */
export interface UploadHead {
  readonly path: string;
  readonly bodyBytes: number;
  readonly expectsContinue: boolean;
}

/** Parses the head of a request. Null unless it is a plain upload on a keep-alive connection. */
export function parseUploadHead(head: string): UploadHead | null {
  const [, path] = /^POST (\/[^\s?]*)(?:\?\S*)? HTTP\/1\.1\r\n/.exec(head) ?? [];
  const lengths = [...head.matchAll(/\r\ncontent-length:[ \t]*(\d{1,15})[ \t]*(?=\r\n)/gi)];
  if (path === undefined || lengths.length !== 1) return null;
  if (/\r\n(?:transfer-encoding|upgrade|connection:[^\r]*close)/i.test(head)) return null;
  return {
    path,
    bodyBytes: Number(lengths[0]?.[1]),
    expectsContinue: /\r\nexpect:[ \t]*100-continue/i.test(head),
  };
}

/** Result of parsing a piece of bytes. */
export interface Uploaded {
  /** Number of bodies that were completed. */
  readonly completed: number;
  /** Whether a body waits for `100 Continue`. */
  readonly expectsContinue: boolean;
  /** False from the first request on that is not an upload. */
  readonly isUpload: boolean;
}

/** Parses successive uploads on one connection and discards their bodies. */
export class UploadRequests {
  readonly #isKnown: (path: string) => boolean;

  #bodyBytesLeft = 0;
  #isInBody = false;
  #head: Buffer | null = null;

  /** `isKnown`: whether a path accepts uploads. */
  constructor(isKnown: (path: string) => boolean) {
    this.#isKnown = isKnown;
  }

  /** The bytes are valid only during the call. */
  feed(bytes: Buffer): Uploaded {
    let rest = bytes;
    if (this.#head !== null) {
      rest = Buffer.concat([this.#head, bytes]);
      this.#head = null;
    }
    let completed = 0;
    let expectsContinue = false;
    for (;;) {
      if (this.#isInBody) {
        const taken = Math.min(this.#bodyBytesLeft, rest.length);
        this.#bodyBytesLeft -= taken;
        rest = rest.subarray(taken);
        if (this.#bodyBytesLeft > 0) return { completed, expectsContinue, isUpload: true };
        this.#isInBody = false;
        completed++;
        expectsContinue = false;
      }
      if (rest.length === 0) return { completed, expectsContinue, isUpload: true };
      const end = rest.indexOf(BLANK_LINE);
      if (end === -1) {
        this.#head = Buffer.from(rest);
        return { completed, expectsContinue, isUpload: rest.length <= MAX_HEAD_BYTES };
      }
      const head = parseUploadHead(rest.toString('latin1', 0, end + BLANK_LINE.length));
      if (head === null || !this.#isKnown(head.path)) return { completed, expectsContinue, isUpload: false };
      this.#bodyBytesLeft = head.bodyBytes;
      this.#isInBody = true;
      expectsContinue = head.expectsContinue;
      rest = rest.subarray(end + BLANK_LINE.length);
    }
  }
}
