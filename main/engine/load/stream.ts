import type { ConnectionUsed } from '../../../shared/connection-used';
import type { Failure } from '../failure';
import type { Burst } from './burst';
import type { Meter } from './meter';

/** One connection that fills a direction. */
export interface LoadStream {
  /** Closes at once, without a further event. */
  close(): void;
}

export interface LoadStreamEvents {
  /** The connection is open. `interfaceName` is null if it does not leave this computer. */
  onOpen?(used: ConnectionUsed, interfaceName: string | null): void;
  /** Null: the server closed the connection in an orderly way; another stream may replace it. */
  onEnd(failure: Failure | null): void;
}

/** Opens one more stream. */
export type OpenStream = (events: LoadStreamEvents) => LoadStream;

/** The streams that fill one direction, and their meter. */
export interface Load {
  readonly open: OpenStream;
  readonly meter: Meter;
  /** Byte limit; null if only the other limits apply. */
  readonly burst: Burst | null;
}
