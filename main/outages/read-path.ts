import { readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { hardwareIn } from '../core/network/hardware-address';
import { defaultInterface, networkName, type Interfaces } from '../core/network/network-name';
import { ipv4Gateway, ipv6Gateway } from '../core/outages/default-gateway';
import { UNKNOWN_WAY, type NetworkPath } from '../core/outages/network-path';

/** The way out of this computer, and the kinds of addresses that lead out. */
export interface ReadPath extends NetworkPath {
  /** Null where the system does not tell. */
  readonly hasIpv4: boolean | null;
}

/** Where Linux tells; a test reads other files. */
export interface PathFiles {
  readonly proc: string;
  readonly sys: string;
}

const LINUX: PathFiles = { proc: '/proc/net', sys: '/sys/class/net' };

/** Reads the way out. What cannot be read is unknown, which is never taken for a missing network. */
export function readPath({ proc, sys }: PathFiles = LINUX): ReadPath {
  const interfaces = networkInterfaces();
  const table = getText(`${proc}/route`);
  const description = networkName(interfaces, table === null ? null : defaultInterface(table));
  if (table === null) {
    // Elsewhere the system tells only whether there is an address.
    return { ...UNKNOWN_WAY, isUsable: hasAddress(interfaces, null), description, hasIpv4: null };
  }
  const ipv4 = ipv4Gateway(table);
  const gateway = ipv4 ?? ipv6Gateway(getText(`${proc}/ipv6_route`) ?? '');
  if (gateway === null) return { ...UNKNOWN_WAY, isUsable: false, hasIpv4: false };
  const { interfaceName, address } = gateway;
  // Reading the carrier of an interface that is down is an error, which says the same as 0 only with its state.
  const carrier = getText(`${sys}/${interfaceName}/carrier`)?.trim();
  const isDown = carrier === '0' || getText(`${sys}/${interfaceName}/operstate`)?.trim() === 'down';
  const isUsable = !isDown && hasAddress(interfaces, interfaceName);
  return {
    isUsable,
    gateway: address,
    interfaceName,
    gatewayHardware:
      address === null ? null : hardwareIn(getText(`${proc}/arp`) ?? '', address, interfaceName),
    // Without an address of its own, another interface would give its name.
    description: isUsable ? description : null,
    hasIpv4: ipv4 !== null,
  };
}

/** Whether an interface (null: any) has an address besides loopback and that of the link alone. */
function hasAddress(interfaces: Interfaces, interfaceName: string | null): boolean {
  return Object.entries(interfaces)
    .filter(([name]) => interfaceName === null || name === interfaceName)
    .flatMap(([, addresses]) => addresses ?? [])
    .some(({ internal, address }) => !internal && !address.startsWith('fe80:'));
}

function getText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
