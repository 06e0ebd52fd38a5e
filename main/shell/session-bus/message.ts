/** A method call without arguments, or with one text. https://dbus.freedesktop.org/doc/dbus-specification.html */
export interface BusCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
}

/** What came back: the texts of an answer (of a text or a list of texts), or the name of an error. */
export interface BusReply {
  /** Serial of the call that it answers; 0 where it answers none. */
  readonly answers: number;
  /** Name of the error, such as `org.freedesktop.DBus.Error.ServiceUnknown`; null where it is an answer. */
  readonly error: string | null;
  readonly texts: readonly string[];
}

const LITTLE_ENDIAN = 0x6c;
const [METHOD_CALL, ERROR] = [1, 3];
const PROTOCOL = 1;
/** Header fields by their codes. */
const FIELDS = {
  path: 1,
  interface: 2,
  member: 3,
  errorName: 4,
  replySerial: 5,
  destination: 6,
  signature: 8,
};
const FIXED_BYTES = 16;
/** The specification allows 128 MiB; no answer to a call of Linewatch comes near this. */
const MAX_BYTES = 1_048_576;

/** The bytes of a call. */
export function encodeCall(call: BusCall, serial: number): Buffer {
  const fields = new Writer();
  fields.field(FIELDS.path, 'o', call.path);
  fields.field(FIELDS.destination, 's', call.destination);
  fields.field(FIELDS.interface, 's', call.interface);
  fields.field(FIELDS.member, 's', call.member);
  const head = Buffer.alloc(FIXED_BYTES);
  head.set([LITTLE_ENDIAN, METHOD_CALL, 0, PROTOCOL]);
  head.writeUInt32LE(serial, 8);
  head.writeUInt32LE(fields.length, 12);
  return Buffer.concat([head, fields.padded(8)]);
}

/**
 * Takes the first whole message off the bytes. Null while it is not whole.
 *
 * @throws where the bytes are no message in the byte order of calls
 */
export function decodeReply(bytes: Buffer): { readonly reply: BusReply; readonly rest: Buffer } | null {
  if (bytes.length < FIXED_BYTES) return null;
  if (bytes[0] !== LITTLE_ENDIAN) throw new Error('the session bus answers in another byte order');
  const fieldsEnd = FIXED_BYTES + bytes.readUInt32LE(12);
  const bodyStart = aligned(fieldsEnd, 8);
  const end = bodyStart + bytes.readUInt32LE(4);
  if (end > MAX_BYTES) throw new Error('the session bus sends too much');
  if (bytes.length < end) return null;
  const fields = readFields(bytes.subarray(0, fieldsEnd));
  const isError = bytes[1] === ERROR;
  const reply = {
    answers: fields.replySerial,
    error: isError ? fields.errorName : null,
    texts: readTexts(bytes.subarray(bodyStart, end), fields.signature),
  };
  return { reply, rest: bytes.subarray(end) };
}

function readFields(bytes: Buffer) {
  const found = { replySerial: 0, errorName: '', signature: '' };
  const reader = new Reader(bytes, FIXED_BYTES);
  while (reader.at < bytes.length) {
    reader.align(8);
    const code = reader.byte();
    const type = reader.signature();
    const value = type === 'u' ? reader.uint32() : type === 'g' ? reader.signature() : reader.text();
    if (code === FIELDS.replySerial) found.replySerial = Number(value);
    if (code === FIELDS.errorName) found.errorName = String(value);
    if (code === FIELDS.signature) found.signature = String(value);
  }
  return found;
}

function readTexts(body: Buffer, signature: string): readonly string[] {
  const reader = new Reader(body, 0);
  if (signature.startsWith('s')) return [reader.text()];
  if (!signature.startsWith('as')) return [];
  const end = reader.uint32() + 4;
  const texts: string[] = [];
  while (reader.at < end) texts.push(reader.text());
  return texts;
}

/** The values of a message, each at an offset that its type wants. Reading beyond the end throws. */
class Reader {
  constructor(
    readonly bytes: Buffer,
    public at: number,
  ) {}

  align(to: number): void {
    this.at = aligned(this.at, to);
  }

  byte(): number {
    return this.bytes.readUInt8(this.at++);
  }

  uint32(): number {
    this.align(4);
    this.at += 4;
    return this.bytes.readUInt32LE(this.at - 4);
  }

  text(): string {
    return this.#take(this.uint32());
  }

  signature(): string {
    return this.#take(this.byte());
  }

  /** A text of so many bytes, and the zero after it. */
  #take(length: number): string {
    const start = this.at;
    if (start + length >= this.bytes.length) throw new RangeError('the message ends within a text');
    this.at += length + 1;
    return this.bytes.toString('utf8', start, start + length);
  }
}

class Writer {
  #bytes: number[] = [];

  get length(): number {
    return this.#bytes.length;
  }

  field(code: number, type: 'o' | 's', text: string): void {
    this.#align(8);
    const value = Buffer.from(text, 'utf8');
    const length = Buffer.alloc(4);
    length.writeUInt32LE(value.length);
    this.#bytes.push(code, 1, type.charCodeAt(0), 0, ...length, ...value, 0);
  }

  padded(to: number): Buffer {
    this.#align(to);
    return Buffer.from(this.#bytes);
  }

  #align(to: number): void {
    while (this.#bytes.length % to !== 0) this.#bytes.push(0);
  }
}

function aligned(offset: number, to: number): number {
  return Math.ceil(offset / to) * to;
}
