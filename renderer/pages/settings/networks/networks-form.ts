import { fromMegabits, toMegabits } from '../../../../shared/texts/format';
import type { NetworkEntry } from '../../../../shared/network-label';
import type { Settings } from '../../../../shared/settings';
import { readNumber } from '../../../components/inputs/read-number';
import { inRange, type FieldFault } from '../field-fault';
import { THROUGHPUT_MBIT } from '../throughput-range';

/** A network as a person edits it: its own name, and the plan of its contract in Mbit/s as typed. */
export interface TypedNetwork {
  readonly network: string;
  readonly name: string;
  readonly download: string;
  readonly upload: string;
}

/** A row of the list: what is typed, and what is known of the network. */
export interface NetworkRow {
  readonly typed: TypedNetwork;
  readonly label: string | null;
  readonly isCurrent: boolean;
}

/** The form of stored settings. */
export function toTypedNetworks(networks: Settings['networks']): readonly TypedNetwork[] {
  const megabits = (value: number | null) => (value === null ? '' : String(toMegabits(value)));
  return networks.map(({ network, name, plan }) => ({
    network,
    name,
    download: megabits(plan.downloadBitsPerSecond),
    upload: megabits(plan.uploadBitsPerSecond),
  }));
}

/** The settings that a form without faults stands for; networks of which nothing is said are left out. */
export function toNetworks(typed: readonly TypedNetwork[]): Settings['networks'] {
  const bits = (text: string) => {
    const value = readNumber(text);
    return typeof value === 'number' ? fromMegabits(value) : null;
  };
  return typed
    .filter(({ name, download, upload }) => `${name}${download}${upload}`.trim() !== '')
    .map(({ network, name, download, upload }) => ({
      network,
      name: name.trim(),
      plan: { downloadBitsPerSecond: bits(download), uploadBitsPerSecond: bits(upload) },
    }));
}

/** Every known network, the one that was seen last first; then those that only the settings name. */
export function toRows(
  typed: readonly TypedNetwork[],
  known: readonly NetworkEntry[],
): readonly NetworkRow[] {
  const isKnown = ({ network }: TypedNetwork) => known.some((entry) => entry.network === network);
  return [
    ...known.map(({ network, label, isCurrent }) => ({
      typed: typed.find((one) => one.network === network) ?? { network, name: '', download: '', upload: '' },
      label,
      isCurrent,
    })),
    ...typed.filter((one) => !isKnown(one)).map((one) => ({ typed: one, label: null, isCurrent: false })),
  ];
}

/** The same networks with one as it was typed. */
export function withNetwork(typed: readonly TypedNetwork[], next: TypedNetwork): readonly TypedNetwork[] {
  const isThere = typed.some(({ network }) => network === next.network);
  return isThere ? typed.map((one) => (one.network === next.network ? next : one)) : [...typed, next];
}

/** The id of a field in the page. */
export const fieldOfNetwork = (network: string, direction: 'download' | 'upload') =>
  `network-${direction}-${network}`;

/** Faults of plans. */
export function faultsOfNetworks(typed: readonly TypedNetwork[]): readonly (FieldFault | null)[] {
  return typed.flatMap(({ network, download, upload }) => [
    inRange(fieldOfNetwork(network, 'download'), download, THROUGHPUT_MBIT, 'throughput-range'),
    inRange(fieldOfNetwork(network, 'upload'), upload, THROUGHPUT_MBIT, 'throughput-range'),
  ]);
}
