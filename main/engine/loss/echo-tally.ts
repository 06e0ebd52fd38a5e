/** What every datagram begins with. */
const MAGIC = Buffer.from('LWE1');
const SEQUENCE_OFFSET = 12;
const TIME_OFFSET = 16;
const DATAGRAM_BYTES = 64;
/** Below this share sent, too little left the computer to say anything of the line. */
const LEAST_SENT_SHARE = 0.5;

/**
 * Writes the datagrams of one session and counts the different answers. A datagram is 'LWE1', eight bytes of the
 * session, four of its number and eight of the time, big endian, and zeros up to 64 bytes.
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

  /** Different datagrams that came back. */
  get answered(): number {
    return this.#answers.size;
  }

  get isComplete(): boolean {
    return this.#answers.size === this.#planned;
  }

  /** The datagram of a number from 0 on. */
  datagram(sequence: number, atMs: number): Buffer {
    const datagram = Buffer.alloc(DATAGRAM_BYTES);
    MAGIC.copy(datagram);
    this.#session.copy(datagram, MAGIC.length);
    datagram.writeUInt32BE(sequence, SEQUENCE_OFFSET);
    datagram.writeDoubleBE(atMs, TIME_OFFSET);
    return datagram;
  }

  /** The system has taken a datagram. */
  noteSent(): void {
    this.#sent++;
  }

  /** A datagram arrived; one that is not of this session, or came before, counts nothing. */
  noteArrived(datagram: Buffer): void {
    if (datagram.length !== DATAGRAM_BYTES || !datagram.subarray(0, MAGIC.length).equals(MAGIC)) return;
    if (!datagram.subarray(MAGIC.length, SEQUENCE_OFFSET).equals(this.#session)) return;
    const sequence = datagram.readUInt32BE(SEQUENCE_OFFSET);
    if (sequence < this.#planned) this.#answers.add(sequence);
  }

  /**
   * Share of the sent datagrams that did not come back, 0 to 1. Null when fewer than half could be sent, or when none
   * came back: then datagrams are blocked, and nothing is known of loss.
   */
  lossRatio(): number | null {
    if (this.#sent < this.#planned * LEAST_SENT_SHARE || this.#answers.size === 0) return null;
    return Math.max(0, 1 - this.#answers.size / this.#sent);
  }
}
