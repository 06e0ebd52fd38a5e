/** Prefix of every datagram. */
const MAGIC = Buffer.from('LWE1');
const SEQUENCE_OFFSET = 12;
const TIME_OFFSET = 16;
const DATAGRAM_BYTES = 64;
/** Minimum share of datagrams that must be sent for a result. */
const LEAST_SENT_SHARE = 0.5;

/**
 * Builds the datagrams of one session and counts the distinct answers. A datagram is ‘LWE1’, eight bytes of session,
 * four of sequence number and eight of time, big endian, and zeros up to 64 bytes.
 */
export class EchoTally {
  readonly #session: Buffer;
  readonly #planned: number;

  #sent = 0;
  readonly #answers = new Set<number>();

  constructor(session: Buffer, planned: number) {
    this.#session = session;
    this.#planned = planned;
  }

  /** Number of distinct datagrams that returned. */
  get answered(): number {
    return this.#answers.size;
  }

  get isComplete(): boolean {
    return this.#answers.size === this.#planned;
  }

  /** The datagram with a sequence number, from 0 on. */
  datagram(sequence: number, atMs: number): Buffer {
    const datagram = Buffer.alloc(DATAGRAM_BYTES);
    MAGIC.copy(datagram);
    this.#session.copy(datagram, MAGIC.length);
    datagram.writeUInt32BE(sequence, SEQUENCE_OFFSET);
    datagram.writeDoubleBE(atMs, TIME_OFFSET);
    return datagram;
  }

  /** Records that the system accepted a datagram. */
  noteSent(): void {
    this.#sent++;
  }

  /** Records a datagram; those of other sessions and duplicates are ignored. */
  noteArrived(datagram: Buffer): void {
    if (datagram.length !== DATAGRAM_BYTES || !datagram.subarray(0, MAGIC.length).equals(MAGIC)) return;
    if (!datagram.subarray(MAGIC.length, SEQUENCE_OFFSET).equals(this.#session)) return;
    const sequence = datagram.readUInt32BE(SEQUENCE_OFFSET);
    if (sequence < this.#planned) this.#answers.add(sequence);
  }

  /**
   * Packet loss ratio of the sent datagrams, 0 to 1. Null if fewer than half could be sent, or if none returned: then
   * datagrams are blocked, and the loss is unknown.
   */
  lossRatio(): number | null {
    if (this.#sent < this.#planned * LEAST_SENT_SHARE || this.#answers.size === 0) return null;
    return Math.max(0, 1 - this.#answers.size / this.#sent);
  }
}
