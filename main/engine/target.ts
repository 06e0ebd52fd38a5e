import type { ServerRef } from '../../shared/providers';
import type { Mode } from '../../shared/run';
import type { ConnectionOptions } from './http/connection-options';
import type { Prober } from './latency/prober';
import type { DownloadUrl, Piece } from './load/download-stream';
import type { LoadLimits } from './load/stop-rule';
import type { UploadUrl } from './load/upload-stream';
import type { UdpEndpoint } from './loss/packet-loss';
import type { ProgressBoard } from './progress-board';
import type { Repeats } from './standstill';
import type { ReadCounters } from './traffic/interface-counters';

/** Where a server over HTTP takes what is needed. */
export interface HttpTarget {
  readonly server: ServerRef;
  /** Answers a GET with an empty body. */
  readonly pingUrl: URL;
  readonly downloadUrl: DownloadUrl;
  readonly uploadUrl: UploadUrl;
  /** A small download of a known size; null where its downloads have no end. */
  readonly piece: Piece | null;
  /** Whether its small answers come beside its large ones over HTTP/2, so that full tests look for them there. */
  readonly hasSelfProbes?: boolean;
  /** Where the server echoes datagrams, if it does; packet loss is measured there. */
  readonly udpEcho?: UdpEndpoint | null;
  /** The most streams that the service is given; as many as the engine ever opens if not given. */
  readonly mostStreams?: number;
  /** HTTP statuses with which the service turns a measurement away, also in the middle of it. */
  readonly refusals?: readonly number[];
}

/** What a measurement works with. */
export interface EngineTools {
  readonly prober: Prober;
  readonly board: ProgressBoard;
  readonly mode: Mode;
  readonly limits: LoadLimits;
  readonly connection: ConnectionOptions;
  readonly repeats: Repeats;
  /** Reads what the interfaces of this computer have moved. */
  readonly counters: ReadCounters;
  readonly signal: AbortSignal;
  /** Whether another provider is tried where this one measures nothing; false if not given. */
  readonly hasAlternative?: boolean;
}
