import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Surroundings } from '../../shared/surroundings';
import { hardwareIn } from '../core/network/hardware-address';
import { ipv4Gateway, ipv6Gateway } from '../core/outages/default-gateway';
import { cleanForeignText } from '../../shared/texts/foreign-text';
import { present } from './present';
import type { Source } from './source';
import { dnsServersIn, getLinkKind, linkRateIn, summarizePower } from './system-tables';
import { signalIn } from './wifi';

/** Where Linux keeps what is read; a test reads other files. */
export interface LinuxFolders {
  readonly proc: string;
  readonly sys: string;
  readonly etc: string;
}

export const LINUX_FOLDERS: LinuxFolders = { proc: '/proc', sys: '/sys', etc: '/etc' };

/** What the files of Linux tell without any service, and without any right. Each that cannot be read is absent. */
export function linuxFiles(folders: LinuxFolders = LINUX_FOLDERS): Source {
  return async (put, signal) => {
    const getText = (path: string) => readFile(path, { encoding: 'utf8', signal }).catch(() => null);
    await Promise.all([
      readWayOut(folders, getText, put),
      getText(join(folders.etc, 'resolv.conf')).then((text) => {
        const dnsServers = dnsServersIn(text ?? '');
        if (dnsServers.length > 0) put({ dnsServers });
      }),
      readPower(join(folders.sys, 'class/power_supply'), getText).then(put),
    ]);
  };
}

type GetText = (path: string) => Promise<string | null>;

async function readWayOut(
  { proc, sys }: LinuxFolders,
  getText: GetText,
  put: (part: Surroundings) => void,
): Promise<void> {
  const [ipv4Table, ipv6Table] = await Promise.all([
    getText(join(proc, 'net/route')),
    getText(join(proc, 'net/ipv6_route')),
  ]);
  const [ipv4, ipv6] = [ipv4Gateway(ipv4Table ?? ''), ipv6Gateway(ipv6Table ?? '')];
  const name = (ipv4 ?? ipv6)?.interfaceName;
  if (name === undefined || !isPlainName(name)) return;
  const gatewayIpv6 = ipv6?.address?.replace(/%.*$/, '');
  put({
    interfaceName: cleanForeignText(name),
    ...present({ gatewayIpv4: ipv4?.address, gatewayIpv6 }),
  });
  const folder = join(sys, 'class/net', name);
  const [type, uevent, speed, arp, wireless, entries] = await Promise.all([
    getText(join(folder, 'type')),
    getText(join(folder, 'uevent')),
    getText(join(folder, 'speed')),
    getText(join(proc, 'net/arp')),
    getText(join(proc, 'net/wireless')),
    readdir(folder).catch((): string[] => []),
  ]);
  const isWireless = entries.includes('wireless') || entries.includes('phy80211');
  put(
    present({
      linkKind: getLinkKind({ name, type, uevent, isWireless, hasDevice: entries.includes('device') }),
      // Of Wi-Fi the kernel has none, or a wrong one.
      linkBitsPerSecond: isWireless ? null : linkRateIn(speed),
      gatewayHardware: ipv4?.address == null ? null : hardwareIn(arp ?? '', ipv4.address, name),
      signalDbm: signalIn(wireless ?? '', name),
    }),
  );
}

async function readPower(folder: string, getText: GetText): Promise<Surroundings> {
  const names = await readdir(folder).catch((): string[] => []);
  const supplies = names.map(async (name) => {
    const [type, scope, online, status, capacity] = await Promise.all(
      ['type', 'scope', 'online', 'status', 'capacity'].map((file) => getText(join(folder, name, file))),
    );
    return { type, scope, online, status, capacity };
  });
  const facts = await Promise.all(supplies);
  return summarizePower(
    facts.map(({ type = null, scope = null, online = null, status = null, capacity = null }) => ({
      type,
      scope,
      online,
      status,
      capacity,
    })),
  );
}

/** Whether the name of an interface is that of a file in a folder, and leads nowhere else. */
function isPlainName(name: string): boolean {
  return name !== '.' && name !== '..' && !name.includes('/');
}
