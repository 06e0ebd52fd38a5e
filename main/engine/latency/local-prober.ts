import type { ConnectionOptions } from '../http/connection-options';
import type { Failure } from '../failure';
import { ForeignProbe } from './foreign-probe';
import { IdleProbe } from './idle-probe';
import { LOADED_PACES } from './loaded-pace';
import { LoadedProbe } from './loaded-probe';
import type { ForeignSamples, LoadedResult, Prober, ProbeResult, SampleListener } from './prober';

const NO_SAMPLES: ProbeResult = { samples: [], dropped: 0 };
const NO_FOREIGN: ForeignSamples = { tcp: [], tls: [], http: [] };

/** Result without probes under load. */
export const NOTHING_LOADED: LoadedResult = { ...NO_SAMPLES, foreign: NO_FOREIGN, moved: [] };

/** Probes in the current thread; the engine runs it in a worker thread. */
export class LocalProber implements Prober {
  #idle: IdleProbe | null = null;
  #loaded: LoadedProbe | null = null;
  #foreign: ForeignProbe | null = null;

  measureIdle(
    url: URL,
    connection: ConnectionOptions,
    onSample: SampleListener,
  ): Promise<ProbeResult | Failure> {
    this.#idle = new IdleProbe(url, connection, onSample);
    return this.#idle.result;
  }

  startLoaded(url: URL, connection: ConnectionOptions, onSample: SampleListener): void {
    this.#closeLoaded();
    this.#loaded = new LoadedProbe(url, connection, onSample);
    const isTunnelled = connection.proxyUrl !== null && url.protocol === 'https:';
    if (!isTunnelled) this.#foreign = new ForeignProbe(url, connection);
  }

  paceLoaded(perSecond: number): void {
    this.#loaded?.pace(perSecond);
    if (perSecond > LOADED_PACES.slow) this.#foreign?.quicken();
  }

  async stopLoaded(): Promise<LoadedResult> {
    const [warm, foreign] = await Promise.all([this.#loaded?.finish(), this.#foreign?.finish()]);
    this.#loaded = null;
    this.#foreign = null;
    const { samples, dropped } = warm?.result ?? NO_SAMPLES;
    return {
      samples,
      dropped: dropped + (foreign?.dropped ?? 0),
      foreign: foreign?.foreign ?? NO_FOREIGN,
      moved: [...(warm?.moved ?? []), ...(foreign?.moved ?? [])],
    };
  }

  close(): void {
    this.#idle?.close();
    this.#closeLoaded();
  }

  #closeLoaded(): void {
    this.#loaded?.close();
    this.#foreign?.close();
    this.#loaded = null;
    this.#foreign = null;
  }
}
