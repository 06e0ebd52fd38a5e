/** The way out of this computer, as far as the system tells. */
export interface NetworkPath {
  /** Whether an interface with an address and a carrier leads out; null where the system does not tell. */
  readonly isUsable: boolean | null;
  /** Address of the router; null where it is not known. */
  readonly gateway: string | null;
  /** The interface that leads out; null where it is not known. */
  readonly interfaceName: string | null;
}

/** What is known where nothing can be read. */
export const UNKNOWN_PATH: NetworkPath = { isUsable: null, gateway: null, interfaceName: null };

/** Whether two paths lead through the same network; one that is not known may be any. */
export function isSameNetwork(
  one: Omit<NetworkPath, 'isUsable'>,
  other: Omit<NetworkPath, 'isUsable'>,
): boolean {
  return isSame(one.gateway, other.gateway) && isSame(one.interfaceName, other.interfaceName);
}

function isSame(one: string | null, other: string | null): boolean {
  return one === null || other === null || one === other;
}
