import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';

/** Prefix of every datagram that asks for an echo. */
const MAGIC = Buffer.from('LWE1');
/** Maximum payload of one Ethernet packet. */
const MAX_BYTES = 1_472;
const MAX_PER_SECOND = 500;
const MAX_SOURCES = 1_024;

/** Limits the datagrams per second that one source gets back, so that the echo cannot be used to flood others. */
export class EchoBudget {
  readonly #now: () => number;

  readonly #used = new Map<string, number>();
  #secondEndsAtMs = 0;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Whether one more datagram may be sent to this address. */
  allows(address: string): boolean {
    const nowMs = this.#now();
    if (nowMs >= this.#secondEndsAtMs) {
      this.#used.clear();
      this.#secondEndsAtMs = nowMs + 1_000;
    }
    const used = this.#used.get(address) ?? 0;
    if (used >= MAX_PER_SECOND || (used === 0 && this.#used.size >= MAX_SOURCES)) return false;
    this.#used.set(address, used + 1);
    return true;
  }
}

export interface UdpEcho {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Returns datagrams unchanged to their source. Uses `port` if it is free, else any other. Resolves with null if no
 * port is free.
 */
export async function startUdpEcho(host: string, port: number): Promise<UdpEcho | null> {
  const socket = (await bound(host, port)) ?? (await bound(host, 0));
  if (socket === null) return null;
  const budget = new EchoBudget();
  socket.on('error', () => undefined);
  socket.on('message', (datagram: Buffer, from: RemoteInfo) => {
    if (datagram.length > MAX_BYTES || !datagram.subarray(0, MAGIC.length).equals(MAGIC)) return;
    if (budget.allows(from.address)) socket.send(datagram, from.port, from.address, () => undefined);
  });
  return {
    port: socket.address().port,
    close: () =>
      new Promise((resolve) => {
        socket.close(resolve);
      }),
  };
}

function bound(host: string, port: number): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
    const refuse = (): void => {
      socket.close();
      resolve(null);
    };
    socket.once('error', refuse);
    socket.bind(port, host, () => {
      socket.off('error', refuse);
      resolve(socket);
    });
  });
}
