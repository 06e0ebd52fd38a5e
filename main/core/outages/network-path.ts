/** What the network is told apart by that leads out. What the system does not tell is null. */
export interface NetworkWay {
  /** The interface that leads out. */
  readonly interfaceName: string | null;
  /** Address of the router. */
  readonly gateway: string | null;
  /** Hardware address of the router; it is not known before the first packet to it. */
  readonly gatewayHardware: string | null;
  /** Interface and subnet (`wlan0, 192.168.1.0/24`), as runs describe a network. */
  readonly description: string | null;
}

/** The way out of this computer, as far as the system tells. */
export interface NetworkPath extends NetworkWay {
  /** Whether an interface with an address and a carrier leads out; null where the system does not tell. */
  readonly isUsable: boolean | null;
}

/** What is known where nothing can be read. */
export const UNKNOWN_WAY: NetworkWay = {
  interfaceName: null,
  gateway: null,
  gatewayHardware: null,
  description: null,
};

/**
 * Whether two ways lead through the same network; what is not known of one may be any. A router keeps its hardware when its
 * address or the subnet changes. The subnet counts only where the system tells nothing of routers.
 */
export function isSameNetwork(one: NetworkWay, other: NetworkWay): boolean {
  if (!isSame(one.interfaceName, other.interfaceName)) return false;
  if (one.gatewayHardware !== null && other.gatewayHardware !== null) {
    return one.gatewayHardware === other.gatewayHardware;
  }
  if (one.gateway !== null && other.gateway !== null) return one.gateway === other.gateway;
  return isSame(one.description, other.description);
}

/** A way with what was known of it before, where it leads through the same network. */
export function withKnown(way: NetworkWay, before: NetworkWay): NetworkWay {
  const isSameRouter = isSame(way.gateway, before.gateway);
  return {
    interfaceName: way.interfaceName ?? before.interfaceName,
    gateway: way.gateway ?? before.gateway,
    gatewayHardware: way.gatewayHardware ?? (isSameRouter ? before.gatewayHardware : null),
    description: way.description ?? before.description,
  };
}

/** Whether the same is known of two ways. */
export function isEqualWay(one: NetworkWay, other: NetworkWay): boolean {
  return (
    one.interfaceName === other.interfaceName &&
    one.gateway === other.gateway &&
    one.gatewayHardware === other.gatewayHardware &&
    one.description === other.description
  );
}

function isSame(one: string | null, other: string | null): boolean {
  return one === null || other === null || one === other;
}
