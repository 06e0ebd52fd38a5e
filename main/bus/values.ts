import { aligned } from './writer';

/**
 * A value of the bus. Numbers of every width are numbers (64-bit ones beyond 2^53 lose their last digits), variants are
 * what they hold, structures are lists, and bytes are a buffer, for they need not be a text.
 */
export type BusValue = string | number | boolean | Buffer | readonly BusValue[] | BusDictionary;

/** A dictionary of the bus, by its keys as texts. */
export type BusDictionary = ReadonlyMap<string, BusValue>;

/** Deeper than any answer of a service that Linewatch asks. */
const MAX_DEPTH = 16;

/** Reads the values of a message, each at an offset that its type wants. Reading beyond the end throws. */
export class BusReader {
  readonly #bytes: Buffer;
  at: number;

  constructor(bytes: Buffer, at = 0) {
    this.#bytes = bytes;
    this.at = at;
  }

  /** The values of a signature, one after the other. */
  values(signature: string): readonly BusValue[] {
    return splitSignature(signature).map((type) => this.#value(type, 0));
  }

  align(to: number): void {
    this.at = aligned(this.at, to);
  }

  byte(): number {
    return this.#bytes.readUInt8(this.at++);
  }

  /** A signature: its length in one byte. */
  signature(): string {
    return this.#take(this.byte());
  }

  #value(type: string, depth: number): BusValue {
    if (depth > MAX_DEPTH) throw new RangeError('the message is too deep');
    switch (type[0]) {
      case 'y':
        return this.byte();
      case 'b':
        return this.#number(4, (at) => this.#bytes.readUInt32LE(at)) !== 0;
      case 'n':
        return this.#number(2, (at) => this.#bytes.readInt16LE(at));
      case 'q':
        return this.#number(2, (at) => this.#bytes.readUInt16LE(at));
      case 'i':
        return this.#number(4, (at) => this.#bytes.readInt32LE(at));
      case 'u':
      case 'h':
        return this.#number(4, (at) => this.#bytes.readUInt32LE(at));
      case 'x':
        return this.#number(8, (at) => Number(this.#bytes.readBigInt64LE(at)));
      case 't':
        return this.#number(8, (at) => Number(this.#bytes.readBigUInt64LE(at)));
      case 'd':
        return this.#number(8, (at) => this.#bytes.readDoubleLE(at));
      case 's':
      case 'o':
        return this.#take(this.#length());
      case 'g':
        return this.signature();
      case 'v': {
        const [held = ''] = splitSignature(this.signature());
        return this.#value(held, depth + 1);
      }
      case '(':
        this.align(8);
        return splitSignature(type.slice(1, -1)).map((part) => this.#value(part, depth + 1));
      case 'a':
        return this.#array(type.slice(1), depth);
      default:
        throw new RangeError(`the message has a value of the unknown type ${type.slice(0, 20)}`);
    }
  }

  #array(type: string, depth: number): BusValue {
    const length = this.#length();
    this.align(getAlignment(type));
    const end = this.at + length;
    if (end > this.#bytes.length) throw new RangeError('the message ends within a list');
    if (type === 'y') {
      const start = this.at;
      this.at = end;
      return Buffer.from(this.#bytes.subarray(start, end));
    }
    if (type.startsWith('{')) return this.#dictionary(type, end, depth);
    const list: BusValue[] = [];
    while (this.at < end) {
      const start = this.at;
      list.push(this.#value(type, depth + 1));
      if (this.at === start) throw new RangeError('the message has values of no length');
    }
    return list;
  }

  #dictionary(type: string, end: number, depth: number): BusDictionary {
    const [key = '', value = ''] = splitSignature(type.slice(1, -1));
    const entries = new Map<string, BusValue>();
    while (this.at < end) {
      this.align(8);
      const name = this.#value(key, depth + 1);
      const held = this.#value(value, depth + 1);
      if (typeof name !== 'string' && typeof name !== 'number') {
        throw new RangeError('the message has a key of an unknown type');
      }
      entries.set(String(name), held);
    }
    return entries;
  }

  #number(size: number, read: (at: number) => number): number {
    this.align(size);
    this.at += size;
    return read(this.at - size);
  }

  #length(): number {
    return this.#number(4, (at) => this.#bytes.readUInt32LE(at));
  }

  /** A text of so many bytes, and the zero after it. */
  #take(length: number): string {
    const start = this.at;
    if (start + length >= this.#bytes.length) throw new RangeError('the message ends within a text');
    this.at += length + 1;
    return this.#bytes.toString('utf8', start, start + length);
  }
}

/** The single complete types of a signature: `sa{sv}` has two. */
function splitSignature(signature: string): readonly string[] {
  const types: string[] = [];
  for (let at = 0; at < signature.length;) {
    const end = endOfType(signature, at);
    types.push(signature.slice(at, end));
    at = end;
  }
  return types;
}

function endOfType(signature: string, start: number): number {
  let at = start;
  while (signature[at] === 'a') at += 1;
  let open = 0;
  do {
    const letter = signature[at];
    if (letter === undefined) throw new RangeError('the message has a broken signature');
    if (letter === '(' || letter === '{') open += 1;
    if (letter === ')' || letter === '}') open -= 1;
    at += 1;
  } while (open > 0);
  return at;
}

function getAlignment(type: string): number {
  if (/^[({xtd]/.test(type)) return 8;
  if (/^[ygv]/.test(type)) return 1;
  return /^[nq]/.test(type) ? 2 : 4;
}
