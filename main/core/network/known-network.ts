import type { Surroundings } from '../../../shared/surroundings';

/** What a network is told apart by. What was never seen of it is null. */
export interface NetworkMarks {
  readonly linkKind: string | null;
  readonly ssid: string | null;
  readonly gateway: string | null;
  readonly gatewayHardware: string | null;
}

/** A network that the computer has been in. */
export interface KnownNetwork extends NetworkMarks {
  /** What runs name it by. */
  readonly key: string;
  /** Interface and subnet at first (`wlan0, 192.168.1.0/24`). */
  readonly description: string;
}

/** The marks of surroundings. */
export function getNetworkMarks({
  linkKind,
  ssid,
  gatewayIpv4,
  gatewayIpv6,
  gatewayHardware,
}: Surroundings): NetworkMarks {
  return {
    linkKind: linkKind ?? null,
    ssid: ssid ?? null,
    gateway: gatewayIpv4 ?? gatewayIpv6 ?? null,
    gatewayHardware: gatewayHardware ?? null,
  };
}

/**
 * The known network that was seen: the one behind the same gateway with the same name, whatever its addresses are now;
 * else one with the description that was seen whose marks say nothing against it. Of several the one that was seen last, which
 * stands first. Null of a network that is not known.
 */
export function findNetwork<Known extends KnownNetwork>(
  known: readonly Known[],
  isDescribed: (network: Known) => boolean,
  marks: NetworkMarks,
): Known | null {
  const possible = known.filter((network) => !isContradicted(network, marks));
  const isSurely = (network: Known) =>
    marks.gatewayHardware !== null &&
    network.gatewayHardware === marks.gatewayHardware &&
    network.ssid === marks.ssid &&
    network.linkKind === marks.linkKind;
  return possible.find(isSurely) ?? possible.find(isDescribed) ?? null;
}

/** Whether a mark is known on both sides, and another one. A gateway keeps its hardware when it changes its address. */
function isContradicted(network: NetworkMarks, marks: NetworkMarks): boolean {
  const differs = (name: keyof NetworkMarks) =>
    network[name] !== null && marks[name] !== null && network[name] !== marks[name];
  const isSameHardware =
    network.gatewayHardware !== null && network.gatewayHardware === marks.gatewayHardware;
  return (
    differs('linkKind') ||
    differs('ssid') ||
    differs('gatewayHardware') ||
    (differs('gateway') && !isSameHardware)
  );
}

/** What runs name a new network by: its description, with a number where another network has that already. */
export function newKey(known: readonly Pick<KnownNetwork, 'key'>[], description: string): string {
  const isTaken = (key: string) => known.some((network) => network.key === key);
  if (!isTaken(description)) return description;
  let number = 2;
  while (isTaken(`${description} (${String(number)})`)) number += 1;
  return `${description} (${String(number)})`;
}
