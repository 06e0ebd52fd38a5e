import { getServers } from 'node:dns';
import { isIP } from 'node:net';
import { hardwareAddress } from '../core/network/hardware-address';
import { cleanForeignText } from '../../shared/texts/foreign-text';
import type { LinkKind, Surroundings } from '../../shared/surroundings';
import { present } from './present';
import type { Source } from './source';
import { getBand } from './wifi';

/** What is used of the library that reads macOS and Windows. Its members lack, or are empty or null, where it found nothing. */
export interface SystemInformation {
  networkInterfaces(which: 'default'): Promise<InterfaceFound | readonly InterfaceFound[]>;
  networkGatewayDefault(): Promise<string>;
  wifiConnections(): Promise<readonly WifiFound[]>;
  battery(): Promise<BatteryFound>;
}

/** An interface, as the library describes it. */
export interface InterfaceFound {
  readonly iface?: unknown;
  readonly type?: unknown;
  readonly virtual?: unknown;
  /** Mbit/s. */
  readonly speed?: unknown;
}

/** A Wi-Fi connection, as the library describes it. */
export interface WifiFound {
  readonly iface?: unknown;
  readonly ssid?: unknown;
  readonly bssid?: unknown;
  /** MHz. */
  readonly frequency?: unknown;
  /** Percent. */
  readonly quality?: unknown;
  /** dBm. */
  readonly signalLevel?: unknown;
  /** Mbit/s. */
  readonly txRate?: unknown;
}

/** The battery, as the library describes it. */
export interface BatteryFound {
  readonly hasBattery?: unknown;
  readonly percent?: unknown;
  readonly acConnected?: unknown;
}

const MOST_DNS_SERVERS = 8;

/** What macOS and Windows tell, by a library that asks their own programs. */
export function otherSystems(load: () => Promise<SystemInformation>): Source {
  return async (put) => {
    const dnsServers = getServers().filter((address) => isIP(address) !== 0);
    if (dnsServers.length > 0) put({ dnsServers: dnsServers.slice(0, MOST_DNS_SERVERS) });
    const library = await load();
    const parts = [readLink(library, put), readGateway(library, put), readBattery(library, put)];
    const failed = (await Promise.allSettled(parts)).find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
  };
}

type Put = (part: Surroundings) => void;

async function readLink(library: SystemInformation, put: Put): Promise<void> {
  const found = await library.networkInterfaces('default');
  const link = Array.isArray(found) ? (found[0] as InterfaceFound | undefined) : (found as InterfaceFound);
  const name = toText(link?.iface);
  if (link === undefined || name === null) return;
  const linkKind = getLinkKind(link);
  const megabits = toNumber(link.speed);
  put({
    interfaceName: name,
    ...present({
      linkKind,
      linkBitsPerSecond: megabits !== null && megabits > 0 ? megabits * 1_000_000 : null,
    }),
  });
  if (linkKind === 'wifi') await readWifi(library, name, put);
}

async function readWifi(library: SystemInformation, name: string, put: Put): Promise<void> {
  const wifi = (await library.wifiConnections()).find((one) => toText(one.iface) === name);
  if (wifi === undefined) return;
  const [quality, level, rate] = [toNumber(wifi.quality), toNumber(wifi.signalLevel), toNumber(wifi.txRate)];
  put(
    present({
      // macOS writes this in place of a name that it keeps to itself.
      ssid: wifi.ssid === '<redacted>' ? null : toText(wifi.ssid),
      bssid: hardwareAddress(toText(wifi.bssid) ?? ''),
      wifiBand: getBand(toNumber(wifi.frequency) ?? 0),
      signalRatio: quality === null || quality < 0 || quality > 100 ? null : quality / 100,
      signalDbm: level === null || level >= 0 || level < -120 ? null : level,
      linkBitsPerSecond: rate !== null && rate > 0 ? rate * 1_000_000 : null,
    }),
  );
}

async function readGateway(library: SystemInformation, put: Put): Promise<void> {
  const gateway = String(await library.networkGatewayDefault()).replace(/%.*$/, '');
  if (isIP(gateway) === 4) put({ gatewayIpv4: gateway });
  if (isIP(gateway) === 6) put({ gatewayIpv6: gateway });
}

async function readBattery(library: SystemInformation, put: Put): Promise<void> {
  const { hasBattery, percent, acConnected } = await library.battery();
  if (hasBattery !== true) return;
  const charge = toNumber(percent);
  put(
    present({
      isOnBattery: typeof acConnected === 'boolean' ? !acConnected : null,
      batteryRatio: charge === null || charge < 0 || charge > 100 ? null : Math.round(charge) / 100,
    }),
  );
}

function getLinkKind({ type, virtual }: InterfaceFound): LinkKind | null {
  if (type === 'wireless') return 'wifi';
  return type === 'wired' && virtual !== true ? 'ethernet' : null;
}

function toText(value: unknown): string | null {
  const text = typeof value === 'string' ? cleanForeignText(value, 120) : '';
  return text === '' ? null : text;
}

function toNumber(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
