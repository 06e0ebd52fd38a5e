import { createHmac } from 'node:crypto';
import { getNetworkMarks, type NetworkMarks } from '../core/network/known-network';
import type { Surroundings } from '../../shared/surroundings';
import type { Settings } from '../../shared/settings';

/** Twelve digits tell the networks of a person apart, and do not fill the drawer. */
const HASH_DIGITS = 12;

/**
 * A text as one that tells equal from different and nothing else, begun with `#`. The key is this installation's own: the
 * same text is another one elsewhere, and guesses cannot be tried without the key.
 */
export function hashed(text: string, key: string): string {
  return `#${createHmac('sha256', key).update(text).digest('hex').slice(0, HASH_DIGITS)}`;
}

/** What is recorded of surroundings: the names and addresses in them as they are, hashed, or left out. */
export function withPrivacy(found: Surroundings, privacy: Settings['privacy'], key: string): Surroundings {
  const { ssid, bssid, gatewayIpv4, gatewayIpv6, gatewayHardware, dnsServers, ...others } = found;
  const apply = (choice: Settings['privacy']['ssid'], value: string) =>
    choice === 'recorded' ? value : hashed(value, key);
  const one = (
    name: 'ssid' | 'bssid' | 'gatewayIpv4' | 'gatewayIpv6' | 'gatewayHardware',
    choice: Settings['privacy']['ssid'],
    value: string | undefined,
  ): Surroundings => (value === undefined || choice === 'left-out' ? {} : { [name]: apply(choice, value) });
  return {
    ...others,
    ...one('ssid', privacy.ssid, ssid),
    ...one('bssid', privacy.bssid, bssid),
    ...one('gatewayIpv4', privacy.addresses, gatewayIpv4),
    ...one('gatewayIpv6', privacy.addresses, gatewayIpv6),
    ...one('gatewayHardware', privacy.addresses, gatewayHardware),
    ...(dnsServers !== undefined &&
      privacy.addresses !== 'left-out' && {
        dnsServers: dnsServers.map((server) => apply(privacy.addresses, server)),
      }),
  };
}

/**
 * Interface and subnet of a network (`wlan0, 192.168.1.0/24`) with the subnet hashed: `wlan0, #3fb08c2d91aa`. One that is
 * hashed already stays as it is.
 */
export function hashedDescription(description: string, key: string): string {
  const [, interfaceName, subnet] = /^(.*), ([^,#]+)$/.exec(description) ?? [];
  if (interfaceName === undefined || subnet === undefined) return description;
  return `${interfaceName}, ${hashed(subnet, key)}`;
}

/** The marks of the network of surroundings, as hashes: stored ones are compared, and never shown. */
export function hashedMarks(found: Surroundings, key: string): NetworkMarks {
  const { linkKind, ssid, gateway, gatewayHardware } = getNetworkMarks(found);
  const toMark = (value: string | null) => (value === null ? null : hashed(value, key));
  return {
    linkKind,
    ssid: toMark(ssid),
    gateway: toMark(gateway),
    gatewayHardware: toMark(gatewayHardware),
  };
}
