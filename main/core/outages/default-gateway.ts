/** Where packets to addresses beyond the own networks go. */
export interface DefaultGateway {
  readonly interfaceName: string;
  /** Null where the way out is a tunnel without a router. */
  readonly address: string | null;
  readonly metric: number;
}

const UP = 0x1;
const REJECT = 0x200;

/** The default way of IPv4 by the text of Linux's `/proc/net/route`, the preferred one of several; null without any. */
export function ipv4Gateway(table: string): DefaultGateway | null {
  return preferred(
    table
      .split('\n')
      .slice(1)
      .flatMap((line): readonly DefaultGateway[] => {
        const [interfaceName = '', destination, gateway = '', flags = '', , , metric = '', mask] = line
          .trim()
          .split(/\s+/);
        const bits = Number.parseInt(flags, 16);
        if (destination !== '00000000' || mask !== '00000000' || !leadsOut(bits)) return [];
        return [{ interfaceName, address: getIpv4(gateway), metric: Number.parseInt(metric, 10) || 0 }];
      }),
  );
}

/** The same of IPv6 by the text of `/proc/net/ipv6_route`; a link-local address names its interface. */
export function ipv6Gateway(table: string): DefaultGateway | null {
  return preferred(
    table.split('\n').flatMap((line): readonly DefaultGateway[] => {
      const [destination = '', prefix, , , gateway = '', metric = '', , , flags = '', interfaceName = ''] =
        line.trim().split(/\s+/);
      const bits = Number.parseInt(flags, 16);
      const isDefault = /^0{32}$/.test(destination) && prefix === '00';
      if (!isDefault || !leadsOut(bits) || interfaceName === '' || interfaceName === 'lo') return [];
      const address = getIpv6(gateway);
      const scoped = address?.startsWith('fe80:') === true ? `${address}%${interfaceName}` : address;
      return [{ interfaceName, address: scoped, metric: Number.parseInt(metric, 16) || 0 }];
    }),
  );
}

function preferred(gateways: readonly DefaultGateway[]): DefaultGateway | null {
  return gateways.toSorted((one, other) => one.metric - other.metric)[0] ?? null;
}

function leadsOut(flags: number): boolean {
  return (flags & UP) !== 0 && (flags & REJECT) === 0;
}

/** The kernel writes the bytes of an address in its own order: the last first. */
function getIpv4(hex: string): string | null {
  const bytes = /^([0-9A-F]{2})([0-9A-F]{2})([0-9A-F]{2})([0-9A-F]{2})$/i.exec(hex)?.slice(1).toReversed();
  if (bytes === undefined || hex === '00000000') return null;
  return bytes.map((byte) => Number.parseInt(byte, 16)).join('.');
}

function getIpv6(hex: string): string | null {
  const groups = /^[0-9a-f]{32}$/i.test(hex) ? hex.match(/.{4}/g) : null;
  if (groups === null || /^0+$/.test(hex)) return null;
  return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':');
}
