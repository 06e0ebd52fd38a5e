/** A record that is longer is no test. */
const LONGEST_RECORD = 4_000_000;
/** Lists of records in an object: an export of Linewatch, a page of Speedtest Tracker's API. */
const LISTS = ['runs', 'data'];
/** Lists of records behind them: notes on moments, in an export of Linewatch. */
const LATER_LISTS = ['notes'];

const [NEWLINE, SPACE, QUOTE, COMMA, COLON, BACKSLASH] = [0x0a, 0x20, 0x22, 0x2c, 0x3a, 0x5c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
const NOWHERE = -1;

/** A text that should be an object of JSON, and where it begins; its text is null where it is broken. */
export interface JsonText {
  /** From 1. */
  readonly line: number;
  readonly text: string | null;
  /** These are the members of an object before its list of records. */
  readonly isHead: boolean;
}

/**
 * Cuts a text of JSON into its records as it comes: the objects of a list, of the list `runs` or `data` of an object (and of
 * its list `notes` behind that), or one object behind the other, on lines or not. A broken record costs itself, and little of what follows.
 */
export class JsonScanner {
  #found: JsonText[] = [];
  #line = 1;
  #depth = 0;
  /** Depth at which records begin; NOWHERE behind the list of an object. */
  #recordDepth = 0;
  /** What was read of a record, and from where it goes on in this chunk; null outside of records. */
  #record: { text: string; from: number; readonly line: number } | null = null;
  #isInText = false;
  #isEscaped = false;
  /** The text that was read last, where it may be the name of a list. */
  #name = '';
  #nameFrom = NOWHERE;
  /** The last sign that was no white space, and whether a line has begun since. */
  #lastSign = 0;
  #isLineBegin = true;

  /** The records that end in this text. */
  feed(chunk: string): readonly JsonText[] {
    if (this.#record !== null) this.#record.from = 0;
    if (this.#nameFrom !== NOWHERE) this.#nameFrom = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const code = chunk.charCodeAt(at);
      if (this.#isInText) this.#readText(code, chunk, at);
      else this.#readSign(code, chunk, at);
      if (code === NEWLINE) {
        this.#line += 1;
        this.#isLineBegin = true;
      } else if (code > SPACE) {
        this.#lastSign = code;
        this.#isLineBegin = false;
      }
    }
    if (this.#nameFrom !== NOWHERE) this.#name += chunk.slice(this.#nameFrom);
    if (this.#record !== null) {
      this.#record.text += chunk.slice(this.#record.from);
      if (this.#record.text.length > LONGEST_RECORD) this.#giveUp();
    }
    return this.#take();
  }

  /** What is broken off at the end. */
  end(): readonly JsonText[] {
    if (this.#depth > 0) this.#add(null, this.#record?.line ?? this.#line);
    return this.#take();
  }

  #readText(code: number, chunk: string, at: number): void {
    if (this.#isEscaped) this.#isEscaped = false;
    else if (code === BACKSLASH) this.#isEscaped = true;
    else if (code === QUOTE) {
      this.#isInText = false;
      if (this.#nameFrom !== NOWHERE) this.#name += chunk.slice(this.#nameFrom, at);
      this.#nameFrom = NOWHERE;
      // No text of JSON goes over a line end: its quotation mark is missing.
    } else if (code === NEWLINE) this.#giveUp();
  }

  #readSign(code: number, chunk: string, at: number): void {
    switch (code) {
      case QUOTE:
        this.#isInText = true;
        if (this.#depth === 1 && this.#recordDepth <= 0) {
          this.#name = '';
          this.#nameFrom = at + 1;
        }
        return;
      case OPEN_OBJECT:
        if (this.#isNewLineOfLines()) this.#giveUp();
        if (this.#depth === this.#recordDepth) this.#record = { text: '', from: at, line: this.#line };
        this.#depth += 1;
        return;
      case OPEN_LIST:
        this.#openList(chunk, at);
        return;
      case CLOSE_OBJECT:
        this.#close(chunk, at);
        return;
      case CLOSE_LIST:
        if (this.#depth === this.#recordDepth) this.#recordDepth = this.#depth === 1 ? 0 : NOWHERE;
        this.#close(chunk, at);
    }
  }

  #openList(chunk: string, at: number): void {
    if (this.#depth === 0) this.#recordDepth = 1;
    const isNamed = this.#depth === 1 && this.#lastSign === COLON;
    if (isNamed && this.#recordDepth === NOWHERE && LATER_LISTS.includes(this.#name)) this.#recordDepth = 2;
    else if (isNamed && this.#recordDepth === 0 && LISTS.includes(this.#name) && this.#record !== null) {
      const { text, from, line } = this.#record;
      this.#found.push({ line, text: text + chunk.slice(from, at), isHead: true });
      this.#record = null;
      this.#recordDepth = 2;
    }
    this.#depth += 1;
  }

  #close(chunk: string, at: number): void {
    this.#depth = Math.max(0, this.#depth - 1);
    if (this.#record !== null && this.#depth <= this.#recordDepth) {
      const { text, from, line } = this.#record;
      this.#record = null;
      this.#add(text + chunk.slice(from, at + 1), line);
    }
    if (this.#depth === 0) this.#recordDepth = 0;
  }

  /** An object at the begin of a line, where the one before is not over: its end is missing. */
  #isNewLineOfLines(): boolean {
    const isWithin = this.#lastSign === COMMA || this.#lastSign === COLON || this.#lastSign === OPEN_LIST;
    return this.#record !== null && this.#isLineBegin && !isWithin;
  }

  /** The record that is read is broken: the next one is looked for. */
  #giveUp(): void {
    this.#add(null, this.#record?.line ?? this.#line);
    this.#record = null;
    this.#isInText = false;
    this.#isEscaped = false;
    this.#nameFrom = NOWHERE;
    this.#depth = Math.max(0, this.#recordDepth);
  }

  #add(text: string | null, line: number): void {
    this.#found.push({ line, text, isHead: false });
  }

  #take(): readonly JsonText[] {
    const found = this.#found;
    this.#found = [];
    return found;
  }
}
