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

/** URLs and features of a server over HTTP. */
export interface HttpTarget {
  readonly server: ServerRef;
  /** Answers a GET with an empty body. */
  readonly pingUrl: URL;
  readonly downloadUrl: DownloadUrl;
  readonly uploadUrl: UploadUrl;
  /** A small download of a known size; null if downloads are endless. */
  readonly piece: Piece | null;
  /** Whether its small answers share HTTP/2 connections with large ones, so that full tests use self probes. */
  readonly hasSelfProbes?: boolean;
  /** The UDP echo of the server, if any; packet loss is measured with it. */
  readonly udpEcho?: UdpEndpoint | null;
  /** Maximum number of streams to the service; without it, the limit of the engine. */
  readonly mostStreams?: number;
  /** HTTP statuses with which the service refuses a measurement, also while it is running. */
  readonly refusals?: readonly number[];
}

/** Services that a measurement uses. */
export interface EngineTools {
  readonly prober: Prober;
  readonly board: ProgressBoard;
  readonly mode: Mode;
  readonly limits: LoadLimits;
  readonly connection: ConnectionOptions;
  readonly repeats: Repeats;
  /** Reads the byte counters of this computer’s interfaces. */
  readonly counters: ReadCounters;
  readonly signal: AbortSignal;
  /** Whether another provider is tried if this one measures nothing; default false. */
  readonly hasAlternative?: boolean;
}
