import { BusReader, type BusValue } from './values';
import { aligned, BusWriter } from './writer';

/** A method call, with texts as its arguments. https://dbus.freedesktop.org/doc/dbus-specification.html */
export interface BusCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  /** None if not given. */
  readonly texts?: readonly string[];
  /** Whether a service that does not run is left alone; if not given, the bus may start it. */
  readonly startsNothing?: boolean;
}

/** What came back: the values of an answer, or the name of an error. */
export interface BusReply {
  /** Serial of the call that it answers; 0 where it answers none. */
  readonly answers: number;
  /** Name of the error, such as `org.freedesktop.DBus.Error.ServiceUnknown`; null where it is an answer. */
  readonly error: string | null;
  readonly values: readonly BusValue[];
}

const LITTLE_ENDIAN = 0x6c;
const [METHOD_CALL, ERROR] = [1, 3];
const PROTOCOL = 1;
const NO_AUTO_START = 2;
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
  const { texts = [] } = call;
  const fields = new BusWriter();
  fields.field(FIELDS.path, 'o', call.path);
  fields.field(FIELDS.destination, 's', call.destination);
  fields.field(FIELDS.interface, 's', call.interface);
  fields.field(FIELDS.member, 's', call.member);
  if (texts.length > 0) fields.field(FIELDS.signature, 'g', 's'.repeat(texts.length));
  const body = new BusWriter();
  for (const text of texts) body.text(text);
  const head = Buffer.alloc(FIXED_BYTES);
  head.set([LITTLE_ENDIAN, METHOD_CALL, call.startsNothing === true ? NO_AUTO_START : 0, PROTOCOL]);
  head.writeUInt32LE(body.length, 4);
  head.writeUInt32LE(serial, 8);
  head.writeUInt32LE(fields.length, 12);
  return Buffer.concat([head, fields.padded(8), body.padded(1)]);
}

/**
 * Takes the first whole message off the bytes. Null while it is not whole.
 *
 * @throws where the bytes are no message in the byte order of calls
 */
export function decodeReply(bytes: Buffer): { readonly reply: BusReply; readonly rest: Buffer } | null {
  if (bytes.length < FIXED_BYTES) return null;
  if (bytes[0] !== LITTLE_ENDIAN) throw new Error('the bus answers in another byte order');
  const fieldsEnd = FIXED_BYTES + bytes.readUInt32LE(12);
  const bodyStart = aligned(fieldsEnd, 8);
  const end = bodyStart + bytes.readUInt32LE(4);
  if (end > MAX_BYTES) throw new Error('the bus sends too much');
  if (bytes.length < end) return null;
  const fields = readFields(bytes.subarray(0, fieldsEnd));
  const isError = bytes[1] === ERROR;
  const reply = {
    answers: fields.replySerial,
    error: isError ? fields.errorName : null,
    values: new BusReader(bytes.subarray(bodyStart, end)).values(fields.signature),
  };
  return { reply, rest: bytes.subarray(end) };
}

function readFields(bytes: Buffer) {
  const found = { replySerial: 0, errorName: '', signature: '' };
  const reader = new BusReader(bytes, FIXED_BYTES);
  while (reader.at < bytes.length) {
    reader.align(8);
    const code = reader.byte();
    const [value] = reader.values(reader.signature());
    if (code === FIELDS.replySerial) found.replySerial = Number(value);
    if (code === FIELDS.errorName && typeof value === 'string') found.errorName = value;
    if (code === FIELDS.signature && typeof value === 'string') found.signature = value;
  }
  return found;
}
