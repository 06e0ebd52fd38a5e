import { readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';

/** Byte counters of a network interface, with packet headers. */
export interface InterfaceBytes {
  readonly received: number;
  readonly sent: number;
}

/** Traffic counters of the system. */
export interface TrafficCounters {
  /** By the name of the interface. */
  readonly interfaces: ReadonlyMap<string, InterfaceBytes>;
  /** Bytes retransmitted by TCP on all interfaces. */
  readonly sentAgainBytes: number;
}

/** Reads the counters of this computer; null on systems without them. */
export type ReadCounters = () => TrafficCounters | null;

/** A full segment with its headers; nearly all retransmitted segments are full. */
const SEGMENT_BYTES = 1_514;

/** Linux generates the counters of this network namespace in files. */
export const readCounters: ReadCounters = () => {
  if (process.platform !== 'linux') return null;
  try {
    return {
      interfaces: parseCounters(readFileSync('/proc/net/dev', 'latin1')),
      sentAgainBytes: parseSentAgain(readFileSync('/proc/net/snmp', 'latin1')) * SEGMENT_BYTES,
    };
  } catch {
    return null;
  }
};

/** Segments retransmitted by TCP, from the text of `/proc/net/snmp`; 0 if it does not contain them. */
export function parseSentAgain(text: string): number {
  const [names, values] = text
    .split('\n')
    .filter((line) => line.startsWith('Tcp:'))
    .map((line) => line.split(' '));
  const count = Number(values?.[names?.indexOf('RetransSegs') ?? -1]);
  return Number.isFinite(count) ? count : 0;
}

/** Parses the text of `/proc/net/dev`: a name, a colon, eight numbers for received and eight for sent data. */
export function parseCounters(text: string): ReadonlyMap<string, InterfaceBytes> {
  const counters = new Map<string, InterfaceBytes>();
  for (const line of text.split('\n')) {
    const colon = line.lastIndexOf(':');
    const numbers = line
      .slice(colon + 1)
      .trim()
      .split(/\s+/)
      .map(Number);
    const [received, sent] = [numbers[0], numbers[8]];
    if (colon < 0 || !Number.isFinite(received) || !Number.isFinite(sent)) continue;
    counters.set(line.slice(0, colon).trim(), { received: received ?? 0, sent: sent ?? 0 });
  }
  return counters;
}

/** The addresses of interfaces, as from `os.networkInterfaces()`. */
type Interfaces = Readonly<
  Record<string, readonly { readonly address: string; readonly internal: boolean }[] | undefined>
>;

/**
 * The network interface of a connection, from its two addresses. Null if it does not leave this computer: then no
 * counter includes its bytes.
 */
export function getInterface(
  localAddress: string | null,
  remoteAddress: string | null,
  interfaces: Interfaces = networkInterfaces(),
): string | null {
  const getName = (address: string | null) => {
    const wanted = address?.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
    return Object.entries(interfaces).find(([, list]) => list?.some((one) => one.address === wanted));
  };
  if (getName(remoteAddress) !== undefined) return null;
  const [name, list] = getName(localAddress) ?? [];
  return name === undefined || list?.every(({ internal }) => internal) === true ? null : name;
}
