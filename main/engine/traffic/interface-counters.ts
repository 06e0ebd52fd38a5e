import { readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';

/** What an interface of this computer has moved since some beginning, in bytes, with the heads of its packets. */
export interface InterfaceBytes {
  readonly received: number;
  readonly sent: number;
}

/** What this computer has moved, as its system counts it. */
export interface TrafficCounters {
  /** By the names of interfaces. */
  readonly interfaces: ReadonlyMap<string, InterfaceBytes>;
  /** What TCP had to send again, on all interfaces together, in bytes. */
  readonly sentAgainBytes: number;
}

/** Reads the counters of this computer; null on systems that do not tell. */
export type ReadCounters = () => TrafficCounters | null;

/** A segment with its heads; nearly all that are sent again are full. */
const SEGMENT_BYTES = 1_514;

/** Linux has the counters of this network in files, which are made as they are read. */
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

/** Segments that TCP sent again, by the text of `/proc/net/snmp`; 0 where it does not say. */
export function parseSentAgain(text: string): number {
  const [names, values] = text
    .split('\n')
    .filter((line) => line.startsWith('Tcp:'))
    .map((line) => line.split(' '));
  const count = Number(values?.[names?.indexOf('RetransSegs') ?? -1]);
  return Number.isFinite(count) ? count : 0;
}

/** Reads the text of `/proc/net/dev`: a name, a colon, eight numbers of what was received and eight of what was sent. */
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

/** An address of an interface, as `os.networkInterfaces()` gives it. */
type Interfaces = Readonly<
  Record<string, readonly { readonly address: string; readonly internal: boolean }[] | undefined>
>;

/**
 * The interface that a connection goes out by, from its two addresses. Null where it does not leave this computer: then
 * no counter of an interface knows of its bytes.
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
