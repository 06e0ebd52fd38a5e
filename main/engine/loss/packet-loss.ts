import { randomBytes } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { lookup } from 'node:dns';
import { monotonicMs } from '../clock';
import type { ConnectionOptions } from '../http/connection-options';
import { afterRunning } from '../running-timer';
import { EchoTally } from './echo-tally';

/** Address of a UDP echo. */
export interface UdpEndpoint {
  readonly host: string;
  readonly port: number;
}

/** Parameters of a loss measurement. */
export interface EchoPlan {
  readonly datagrams: number;
  /** Interval between two datagrams. */
  readonly paceMs: number;
  /** Wait for the first answer, and after the last datagram for those still in flight. */
  readonly waitMs: number;
}

const PLAN: EchoPlan = { datagrams: 250, paceMs: 4, waitMs: 1_000 };
const MOST_AT_ONCE = 5;
const FAMILIES = { any: 0, ipv4: 4, ipv6: 6 } as const;

/**
 * Packet loss ratio, 0 to 1, of datagrams to an echo server of the user. Takes a little more than a second. Null if
 * datagrams are blocked or cannot be sent, through a proxy, which does not carry them, and after an abort.
 */
export function measurePacketLoss(
  host: string,
  port: number,
  connection: ConnectionOptions,
  signal: AbortSignal,
  plan: EchoPlan = PLAN,
): Promise<number | null> {
  if (signal.aborted || connection.proxyUrl !== null) return Promise.resolve(null);
  return new Promise((resolve) => {
    new LossMeasurement({ host, port }, connection, signal, plan, resolve).start();
  });
}

class LossMeasurement {
  readonly #endpoint: UdpEndpoint;
  readonly #connection: ConnectionOptions;
  readonly #signal: AbortSignal;
  readonly #plan: EchoPlan;
  readonly #resolve: (ratio: number | null) => void;

  readonly #tally: EchoTally;
  #socket: Socket | null = null;
  #next = 0;
  #beganAtMs = 0;
  #lastSentAtMs = 0;
  #timer: NodeJS.Timeout | undefined;
  readonly #cancelDeadline: () => void;

  constructor(
    endpoint: UdpEndpoint,
    connection: ConnectionOptions,
    signal: AbortSignal,
    plan: EchoPlan,
    resolve: (ratio: number | null) => void,
  ) {
    this.#endpoint = endpoint;
    this.#connection = connection;
    this.#signal = signal;
    this.#plan = plan;
    this.#resolve = resolve;

    this.#tally = new EchoTally(randomBytes(8), plan.datagrams);
    const longestMs = plan.datagrams * plan.paceMs + 3 * plan.waitMs;
    this.#cancelDeadline = afterRunning(longestMs, () => {
      this.#settle(this.#tally.lossRatio());
    });
  }

  start(): void {
    this.#signal.addEventListener('abort', this.#onAbort, { once: true });
    const { host, port } = this.#endpoint;
    const family = FAMILIES[this.#connection.ipVersion];
    lookup(host.replace(/^\[|\]$/g, ''), { family }, (error, address, found) => {
      if (this.#signal.aborted) return;
      if (error === null) this.#open(address, port, found === 6 ? 'udp6' : 'udp4');
      else this.#settle(null);
    });
  }

  readonly #onAbort = (): void => {
    this.#settle(null);
  };

  #open(address: string, port: number, type: 'udp4' | 'udp6'): void {
    const socket = createSocket(type);
    this.#socket = socket;
    const failed = (): void => {
      this.#settle(null);
    };
    socket.once('error', failed);
    socket.on('message', (datagram) => {
      this.#tally.noteArrived(datagram);
      if (this.#tally.isComplete) this.#settle(this.#tally.lossRatio());
    });
    socket.once('connect', () => {
      // A later error means that the port is closed: then nothing returns, which gives the same result.
      socket.off('error', failed);
      socket.on('error', () => undefined);
      this.#beganAtMs = monotonicMs();
      this.#timer = setInterval(this.#onTick, this.#plan.paceMs);
    });
    const { localAddress } = this.#connection;
    if (localAddress === null) socket.connect(port, address);
    else socket.bind(0, localAddress, () => socket.connect(port, address));
  }

  readonly #onTick = (): void => {
    const { datagrams, paceMs, waitMs } = this.#plan;
    const nowMs = monotonicMs();
    const elapsedMs = nowMs - this.#beganAtMs;
    const isSilent = this.#tally.answered === 0 && elapsedMs > waitMs;
    if (isSilent || (this.#next >= datagrams && nowMs - this.#lastSentAtMs > waitMs)) {
      this.#settle(this.#tally.lossRatio());
      return;
    }
    const due = Math.min(datagrams, Math.floor(elapsedMs / paceMs) + 1, this.#next + MOST_AT_ONCE);
    for (; this.#next < due; this.#next++) {
      this.#lastSentAtMs = nowMs;
      this.#socket?.send(this.#tally.datagram(this.#next, elapsedMs), (error) => {
        if (error === null) this.#tally.noteSent();
      });
    }
  };

  #settle(ratio: number | null): void {
    clearInterval(this.#timer);
    this.#cancelDeadline();
    this.#signal.removeEventListener('abort', this.#onAbort);
    this.#socket?.removeAllListeners();
    this.#socket?.on('error', () => undefined);
    this.#socket?.close();
    this.#socket = null;
    this.#resolve(ratio);
  }
}
