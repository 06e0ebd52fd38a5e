import type { LinkKind } from '../../../shared/surroundings';
import type { LineRoute, StepAnswer } from '../../../shared/history/outages';
import type { NetworkWay } from './network-path';

/** What the steps of the way out said when an event began. */
export interface RouteSteps {
  /** Whether the interface was connected and had an address; null where the system does not tell. */
  readonly isConnected: boolean | null;
  readonly gateway: StepAnswer;
  /** Of each far target. */
  readonly targets: readonly StepAnswer[];
}

/** Where an event took place. */
export interface SeenAt {
  readonly way: NetworkWay;
  /** Null of events that say nothing of the way out. */
  readonly steps: RouteSteps | null;
}

/** Without a network nothing is asked. */
export function stepsWithoutNetwork(targets: number): RouteSteps {
  return {
    isConnected: false,
    gateway: 'not-asked',
    targets: Array.from({ length: targets }, () => 'not-asked'),
  };
}

/** What else is known of the network that a way leads through than what the watching sees. */
export interface NetworkFacts {
  /** Its key, as runs have it; null where it is not known. */
  readonly network: string | null;
  readonly linkKind: LinkKind | null;
  /** Address of the router, as the privacy settings have it; null where it is not known or not recorded. */
  readonly gateway: string | null;
}

/** The route of an event, as it is recorded. `addresses` are those of the far targets. */
export function routeOf(
  { way, steps }: SeenAt,
  addresses: readonly string[],
  { linkKind, gateway }: Omit<NetworkFacts, 'network'>,
): LineRoute | null {
  if (steps === null) return null;
  return {
    interfaceName: way.interfaceName,
    linkKind,
    isConnected: steps.isConnected,
    gateway,
    gatewayAnswer: steps.gateway,
    targets: steps.targets.map((answer, index) => ({ address: addresses[index] ?? '', answer })),
  };
}
