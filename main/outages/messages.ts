import type { LineEvent, LineStretch } from '../../shared/history/outages';
import type { WatchTarget } from '../../shared/settings';

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

/** What the watching thread reports. */
export type WatchReport =
  | { readonly kind: 'event'; readonly event: LineEvent }
  | { readonly kind: 'minute'; readonly minute: LineStretch };
