import type { NetworkEntry } from '../../../../shared/network-label';
import type { Settings } from '../../../../shared/settings';
import type { FieldFault } from '../field-fault';
import {
  faultsOfPlan,
  hasFigures,
  NO_FIGURES,
  toStoredPlan,
  toTypedPlan,
  type PlanField,
  type TypedPlan,
} from '../plan-figures';

/** A network as a person edits it: its own name, and the plan of its contract in Mbit/s as typed. */
export interface TypedNetwork extends TypedPlan {
  readonly network: string;
  readonly name: string;
}

/** A row of the list: what is typed, and what is known of the network. */
export interface NetworkRow {
  readonly typed: TypedNetwork;
  readonly label: string | null;
  readonly isCurrent: boolean;
}

/** The form of stored settings. */
export function toTypedNetworks(networks: Settings['networks']): readonly TypedNetwork[] {
  return networks.map(({ network, name, plan }) => ({ network, name, ...toTypedPlan(plan) }));
}

/** The settings that a form without faults stands for; networks of which nothing is said are left out. */
export function toNetworks(typed: readonly TypedNetwork[]): Settings['networks'] {
  return typed
    .filter(
      ({ name, download, upload, more }) => `${name}${download}${upload}`.trim() !== '' || hasFigures(more),
    )
    .map((one) => ({ network: one.network, name: one.name.trim(), plan: toStoredPlan(one) }));
}

function blankNetwork(network: string): TypedNetwork {
  return { network, name: '', download: '', upload: '', more: NO_FIGURES };
}

/** Every known network, the one that was seen last first; then those that only the settings name. */
export function toRows(
  typed: readonly TypedNetwork[],
  known: readonly NetworkEntry[],
): readonly NetworkRow[] {
  const isKnown = ({ network }: TypedNetwork) => known.some((entry) => entry.network === network);
  return [
    ...known.map(({ network, label, isCurrent }) => ({
      typed: typed.find((one) => one.network === network) ?? blankNetwork(network),
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
export const fieldOfNetwork = (network: string, field: PlanField) => `network-${field}-${network}`;

/** Faults of plans. */
export function faultsOfNetworks(typed: readonly TypedNetwork[]): readonly FieldFault[] {
  return typed.flatMap((one) => faultsOfPlan(one, (field) => fieldOfNetwork(one.network, field)));
}
