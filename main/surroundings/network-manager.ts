import { isIP } from 'node:net';
import { hardwareAddress } from '../core/network/hardware-address';
import { cleanForeignText } from '../../shared/texts/foreign-text';
import type { LinkKind, Surroundings } from '../../shared/surroundings';
import type { BusConnection } from '../bus/ask';
import { present } from './present';
import { readProperties, type Properties } from './properties';
import { getBand, ssidText } from './wifi';

const SERVICE = 'org.freedesktop.NetworkManager';
const ROOT = '/org/freedesktop/NetworkManager';
/** `NMDeviceType`. https://networkmanager.dev/docs/api/latest/nm-dbus-types.html */
const DEVICE_KINDS: Readonly<Partial<Record<number, LinkKind>>> = {
  1: 'ethernet',
  2: 'wifi',
  8: 'mobile',
  16: 'vpn',
  29: 'vpn',
};
/** `NMMetered`: yes, and guessed yes; no, and guessed no. */
const METERED: Readonly<Partial<Record<number, boolean>>> = { 1: true, 3: true, 2: false, 4: false };
/** `NMActiveConnectionState`: it is up. */
const ACTIVATED = 2;
/** Kinds of connections that are tunnels to another network. */
const TUNNELS = ['vpn', 'wireguard'];
/** A computer has few connections; more are not looked through. */
const MOST_CONNECTIONS = 16;
const MOST_DNS_SERVERS = 8;

/** What NetworkManager knows of the connection that leads out. Nothing where it does not run. */
export async function readNetworkManager(
  bus: Pick<BusConnection, 'ask'>,
  put: (part: Surroundings) => void,
): Promise<void> {
  const read = (path: string | null, of: string) =>
    path === null ? Promise.resolve(null) : readProperties(bus, SERVICE, path, `${SERVICE}${of}`);
  const root = await read(ROOT, '');
  if (root === null) return;
  put(present({ isMetered: METERED[root.number('Metered') ?? 0] }));
  const paths = root.texts('ActiveConnections').slice(0, MOST_CONNECTIONS);
  const actives = await Promise.all(paths.map((path) => read(path, '.Connection.Active')));
  const known = actives.filter((active) => active !== null);
  if (known.length > 0 && known.length === paths.length) put({ hasVpn: known.some(isTunnel) });
  const primary = await read(root.object('PrimaryConnection'), '.Connection.Active');
  const [devicePath = null] = primary?.texts('Devices') ?? [];
  const [device, ip4, ip6] = await Promise.all([
    read(devicePath, '.Device'),
    read(primary?.object('Ip4Config') ?? null, '.IP4Config'),
    read(primary?.object('Ip6Config') ?? null, '.IP6Config'),
  ]);
  const linkKind = DEVICE_KINDS[device?.number('DeviceType') ?? 0];
  put(
    present({
      interfaceName: toName(device?.text('IpInterface') ?? '') ?? toName(device?.text('Interface') ?? ''),
      linkKind: primary !== null && isTunnel(primary) ? 'vpn' : linkKind,
      isMetered: METERED[device?.number('Metered') ?? 0] ?? METERED[root.number('Metered') ?? 0],
      gatewayIpv4: toAddress(ip4?.text('Gateway') ?? ''),
      gatewayIpv6: toAddress(ip6?.text('Gateway') ?? ''),
      dnsServers: readDnsServers(ip4),
    }),
  );
  if (linkKind === 'ethernet') put(readWired(await read(devicePath, '.Device.Wired')));
  if (linkKind !== 'wifi') return;
  const wireless = await read(devicePath, '.Device.Wireless');
  const kilobits = wireless?.number('Bitrate') ?? 0;
  if (kilobits > 0) put({ linkBitsPerSecond: kilobits * 1_000 });
  put(readAccessPoint(await read(wireless?.object('ActiveAccessPoint') ?? null, '.AccessPoint')));
}

function isTunnel(active: Properties): boolean {
  if (active.number('State') !== ACTIVATED) return false;
  return active.isTrue('Vpn') === true || TUNNELS.includes(active.text('Type') ?? '');
}

function readWired(wired: Properties | null): Surroundings {
  const megabits = wired?.number('Speed') ?? 0;
  return megabits > 0 ? { linkBitsPerSecond: megabits * 1_000_000 } : {};
}

function readAccessPoint(point: Properties | null): Surroundings {
  const strength = point?.number('Strength') ?? null;
  return present({
    ssid: ssidText(point?.bytes('Ssid') ?? Buffer.alloc(0)),
    bssid: hardwareAddress(point?.text('HwAddress') ?? ''),
    wifiBand: getBand(point?.number('Frequency') ?? 0),
    signalRatio: strength === null || strength < 0 || strength > 100 ? null : strength / 100,
  });
}

/** The servers of IPv4; those of IPv6 are bytes, and the resolver's file has them too. */
function readDnsServers(ip4: Properties | null): readonly string[] | null {
  const addresses = (ip4?.dictionaries('NameserverData') ?? [])
    .map((server) => toAddress(server.text('address') ?? ''))
    .filter((address) => address !== null)
    .slice(0, MOST_DNS_SERVERS);
  return addresses.length === 0 ? null : addresses;
}

function toAddress(text: string): string | null {
  return isIP(text) === 0 ? null : text;
}

function toName(text: string): string | null {
  const name = cleanForeignText(text);
  return name === '' ? null : name;
}
