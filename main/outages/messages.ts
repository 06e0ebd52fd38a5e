import type { LineEvent, LineStretch } from '../../shared/history/outages';
import type { WatchTarget } from '../../shared/settings';
import type { NetworkWay } from '../core/outages/network-path';
import type { SeenAt } from '../core/outages/route-steps';

/** What the application asks of the watching thread. */
export type WatchOrder =
  /** From now on watch by these targets. */
  | { readonly kind: 'watch'; readonly targets: readonly WatchTarget[] }
  /** A test loads the line, so that connections are slow. */
  | { readonly kind: 'test'; readonly isTesting: boolean }
  /** The computer has woken up. */
  | { readonly kind: 'woken' }
  /** Report what is open and end. */
  | { readonly kind: 'end' };

/** Where an event took place, and the addresses of the far targets as they were asked. */
export interface EventPlace extends SeenAt {
  readonly addresses: readonly string[];
}

/** What the watching thread reports. */
export type WatchReport =
  /** The network is another one now, or more is known of it. */
  | { readonly kind: 'way'; readonly way: NetworkWay }
  /** Without a place where nobody watched. */
  | { readonly kind: 'event'; readonly event: LineEvent; readonly seenAt?: EventPlace }
  | { readonly kind: 'minute'; readonly minute: LineStretch; readonly way: NetworkWay };
