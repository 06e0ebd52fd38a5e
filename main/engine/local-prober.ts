import type { Failure } from './failure';
import { IdleProbe } from './idle-probe';
import { LoadedProbe } from './loaded-probe';
import type { Prober, ProbeResult, ProbeSample } from './prober';

const NOTHING: ProbeResult = { samples: [], dropped: 0 };

/** Probes in the thread that it is built in; the engine builds it in a thread of its own. */
export class LocalProber implements Prober {
  private idle: IdleProbe | null = null;
  private loaded: LoadedProbe | null = null;

  measureIdle(url: URL, onSample: (sample: ProbeSample) => void): Promise<ProbeResult | Failure> {
    this.idle = new IdleProbe(url, onSample);
    return this.idle.result;
  }

  startLoaded(url: URL, onSample: (sample: ProbeSample) => void): void {
    this.loaded?.close();
    this.loaded = new LoadedProbe(url, onSample);
  }

  async stopLoaded(): Promise<ProbeResult> {
    const result = (await this.loaded?.finish()) ?? NOTHING;
    this.loaded = null;
    return result;
  }

  close(): void {
    this.idle?.close();
    this.loaded?.close();
    this.loaded = null;
  }
}
