import { PROVIDER_KINDS, type ProviderKind } from '../../../../shared/providers';

type Order = readonly ProviderKind[];

/** Every service: those in use in their order, then the others. */
export function everyService(order: Order): Order {
  return [...order, ...PROVIDER_KINDS.filter((kind) => !order.includes(kind))];
}

/** The order with a service one place further up (−1) or down (1); the same where there is no such place. */
export function moved(order: Order, kind: ProviderKind, by: -1 | 1): Order {
  const from = order.indexOf(kind);
  const other = order[from + by];
  if (from === -1 || other === undefined) return order;
  return order.map((each) => (each === kind ? other : each === other ? kind : each));
}

/** The order with a service in use, at its end, or without it; the last one that is in use stays. */
export function switched(order: Order, kind: ProviderKind, isUsed: boolean): Order {
  const others = order.filter((each) => each !== kind);
  if (isUsed) return order.includes(kind) ? order : [...order, kind];
  return others.length === 0 ? order : others;
}
