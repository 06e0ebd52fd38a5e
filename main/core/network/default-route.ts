const UP_AND_GATEWAY = 0x3;
const UP = 0x1;
const ANY_IPV6 = '0'.repeat(32);

/**
 * Whether a computer has a way to addresses beyond its own networks, by the text of Linux's `/proc/net/route` and
 * `/proc/net/ipv6_route`. A bridge of containers or an address of the link alone is none.
 */
export function hasDefaultRoute(ipv4Table: string, ipv6Table: string): boolean {
  return ipv4Table.split('\n').slice(1).some(isIpv4Default) || ipv6Table.split('\n').some(isIpv6Default);
}

function isIpv4Default(line: string): boolean {
  const [, destination, gateway, flags, , , , mask] = line.trim().split(/\s+/);
  const bits = Number.parseInt(flags ?? '', 16);
  if (destination !== '00000000' || mask !== '00000000' || (bits & UP) === 0) return false;
  // A tunnel's default route has no gateway.
  return (bits & UP_AND_GATEWAY) === UP_AND_GATEWAY || gateway === '00000000';
}

/** The kernel keeps a default route that rejects everything, on the loopback interface. */
function isIpv6Default(line: string): boolean {
  const [destination, prefix, , , , , , , flags, name] = line.trim().split(/\s+/);
  const bits = Number.parseInt(flags ?? '', 16);
  return (
    destination === ANY_IPV6 && prefix === '00' && (bits & UP) !== 0 && name !== undefined && name !== 'lo'
  );
}
