/** Names that only the own network knows: without a dot, or under a domain that is kept for it (RFC 6762, 8375, 6761). */
const NEARBY_NAME = /^[^.]+$|\.(?:local|localhost|home\.arpa|lan|internal)$/i;
/** Loopback, private and link-local addresses: RFC 1122, 1918, 3927, 4193, 4291. */
const NEARBY_IPV4 = /^(?:127|10|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))\./;
const NEARBY_IPV6 = /^(?:::1|f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*)$/i;

/** Whether a host is this computer or in its own network, by its name or address alone. IPv6 with or without brackets. */
export function isNearby(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '');
  if (bare.includes(':')) return NEARBY_IPV6.test(bare);
  return /^[\d.]+$/.test(bare) ? NEARBY_IPV4.test(bare) : NEARBY_NAME.test(bare);
}
