import { isIP } from 'node:net';

/** More than any system asks. */
const MOST_DNS_SERVERS = 8;

/** The DNS servers that the text of `resolv.conf` names, in its order. */
export function dnsServersIn(text: string): readonly string[] {
  const servers = text.split('\n').flatMap((line) => {
    const [keyword, address = ''] = line.trim().split(/\s+/);
    const bare = address.replace(/%.*$/, '');
    return keyword === 'nameserver' && isIP(bare) !== 0 ? [bare] : [];
  });
  return [...new Set(servers)].slice(0, MOST_DNS_SERVERS);
}

/** `ARPHRD_` of Linux's if_arp.h: point to point, tunnels, and devices without a hardware layer. */
const TUNNELS = ['512', '768', '769', '776', '778', '65534'];

/** What tells of a link in the folder of its interface in `/sys/class/net`. A text that could not be read is null. */
export interface LinkFacts {
  readonly name: string;
  /** `type`: the kind of the hardware layer. */
  readonly type: string | null;
  /** `uevent`: the kernel's name for the kind of device. */
  readonly uevent: string | null;
  readonly isWireless: boolean;
  /** Whether there is a device of the computer behind it, and not only software. */
  readonly hasDevice: boolean;
}

/** Kinds of devices, by the kernel's `DEVTYPE`. */
const DEVICE_TYPES = { wlan: 'wifi', wwan: 'mobile', wireguard: 'vpn' } as const;

/** The kind of a link; null where it is none of them, or is not told. */
export function getLinkKind({ name, type, uevent, isWireless, hasDevice }: LinkFacts) {
  const [, device = ''] = /^DEVTYPE=(\w+)$/m.exec(uevent ?? '') ?? [];
  if (device in DEVICE_TYPES) return DEVICE_TYPES[device as keyof typeof DEVICE_TYPES];
  if (isWireless) return 'wifi';
  if (/^(?:wwan|wwp)/.test(name)) return 'mobile';
  const isTunnel = TUNNELS.includes(type?.trim() ?? '') && !hasDevice;
  if (isTunnel) return 'vpn';
  return type?.trim() === '1' && hasDevice ? 'ethernet' : null;
}

/** The rate of a link by the text of its `speed`, which is in Mbit/s and negative where it is not known. */
export function linkRateIn(speed: string | null): number | null {
  const megabits = Number.parseInt(speed ?? '', 10);
  // Some drivers write "not known" as the greatest number of 16 or 32 bits.
  return megabits > 0 && megabits < 65_535 * 16 && megabits !== 65_535 ? megabits * 1_000_000 : null;
}

/** The texts of one folder of `/sys/class/power_supply`; null where one could not be read. */
export interface PowerFacts {
  readonly type: string | null;
  /** `Device` for the battery of a mouse or the like. */
  readonly scope: string | null;
  readonly online: string | null;
  readonly status: string | null;
  readonly capacity: string | null;
}

/** Whether this computer runs on its battery, and the battery's charge; empty where it has none, or is not told. */
export function summarizePower(supplies: readonly PowerFacts[]): {
  isOnBattery?: boolean;
  batteryRatio?: number;
} {
  const own = supplies.filter(({ scope }) => scope?.trim() !== 'Device');
  const batteries = own.filter(({ type }) => type?.trim() === 'Battery');
  const isPlugged = own.some(({ type, online }) => type?.trim() !== 'Battery' && online?.trim() === '1');
  const states = batteries.map(({ status }) => status?.trim());
  const charges = batteries
    .map(({ capacity }) => Number.parseInt(capacity ?? '', 10))
    .filter((percent) => percent >= 0 && percent <= 100);
  const mean = charges.reduce((sum, percent) => sum + percent, 0) / charges.length;
  return {
    ...(isPlugged || states.some((state) => state === 'Charging' || state === 'Full')
      ? { isOnBattery: false }
      : states.includes('Discharging') && { isOnBattery: true }),
    ...(charges.length > 0 && { batteryRatio: Math.round(mean) / 100 }),
  };
}
