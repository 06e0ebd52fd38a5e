import type { Settings } from './settings';

/** A network as the user calls it; one without a name by its interface and subnet. */
export function networkLabel(network: string, networks: Settings['networks']): string {
  const name = networks.find((entry) => entry.network === network)?.name.trim() ?? '';
  return name === '' ? network : name;
}

/** A network that the computer has been in. */
export interface NetworkEntry {
  /** What runs name it by: interface and subnet, with a number where several have the same. */
  readonly network: string;
  /** The name that the system gives it, such as that of its Wi-Fi; null where it has none, or it is not recorded. */
  readonly label: string | null;
  readonly isCurrent: boolean;
}

/** A known network as the user calls it; one without a name by that which the system gives it, else by interface and subnet. */
export function networkName(
  { network, label }: Pick<NetworkEntry, 'network' | 'label'>,
  networks: Settings['networks'],
): string {
  const own = networkLabel(network, networks);
  return own === network ? (label ?? network) : own;
}

/** What a network is called by its key alone, also one that is no longer known. */
export function nameByKey(
  network: string,
  known: readonly NetworkEntry[],
  networks: Settings['networks'],
): string {
  const label = known.find((entry) => entry.network === network)?.label ?? null;
  return networkName({ network, label }, networks);
}
