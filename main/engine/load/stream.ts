import type { ConnectionUsed } from '../../../shared/run';
import type { Failure } from '../failure';
import type { Burst } from './burst';
import type { Meter } from './meter';

/** One connection that fills a direction. */
export interface LoadStream {
  /** Closes at once and without a further event. */
  close(): void;
}

export interface LoadStreamEvents {
  /** The connection stands; the interface is null where it does not leave this computer. */
  onOpen?(used: ConnectionUsed, interfaceName: string | null): void;
  /** Null: the server closed in an orderly way; another stream may take its place. */
  onEnd(failure: Failure | null): void;
}

/** Opens one more stream; `events` hears of its end. */
export type OpenStream = (events: LoadStreamEvents) => LoadStream;

/** What fills one direction, and how it is counted. */
export interface Load {
  readonly open: OpenStream;
  readonly meter: Meter;
  /** Bounds what it moves; null where only its limits do. */
  readonly burst: Burst | null;
}
