import type { Doubt } from '../../../shared/figures/doubt';
import type { MeasuredSurroundings } from '../../../shared/surroundings';
import { monotonicMs } from '../../engine/clock';
import { getInterface, type ReadCounters } from '../../engine/traffic/interface-counters';
import { otherTrafficBeside } from '../../engine/traffic/other-traffic';
import { TrafficWatch, type MovedBytes } from '../../engine/traffic/traffic-watch';
import { otherTrafficIn } from '../../engine/traffic/other-bytes';
import type { OoklaParts } from './findings';
import type { OoklaMessage } from './message';

/** Follows what this computer's interfaces move while Ookla's program measures, which only tells what it moved itself. */
export class OoklaTraffic {
  readonly #watch: TrafficWatch;
  readonly #begins = new Map<OoklaMessage['type'], number>();

  constructor(counters: ReadCounters) {
    this.#watch = new TrafficWatch(counters);
    this.#watch.start();
  }

  /** A message has come: the first of its kind begins that part of the test. */
  heard({ type }: OoklaMessage): void {
    if (!this.#begins.has(type)) this.#begins.set(type, monotonicMs());
  }

  /** The program has ended: no more is followed. */
  stop(): void {
    this.#watch.stop();
  }

  /** What other programs moved beside the test. */
  findBeside({ download, upload, interface: used }: OoklaParts): Beside {
    const interfaceName = getInterface(used?.internalIp ?? null, null);
    if (interfaceName === null) return { doubts: [], surroundings: {} };
    const [down, up, end] = [this.#at('download'), this.#at('upload'), this.#at('result')];
    const received = this.#watch.within(interfaceName, 'received', { fromMs: down, toMs: up });
    const sent = this.#watch.within(interfaceName, 'sent', { fromMs: up, toMs: end });
    const rates = {
      download: rateBeside('download', received, download?.bytes),
      upload: rateBeside('upload', sent, upload?.bytes),
    };
    return {
      doubts: (['download', 'upload'] as const).flatMap((phase) => doubt(phase, rates[phase])),
      surroundings: otherTrafficIn({
        latency: null,
        download: toBytes(rates.download, received),
        upload: toBytes(rates.upload, sent),
      }),
    };
  }

  #at(type: OoklaMessage['type']): number {
    return this.#begins.get(type) ?? monotonicMs();
  }
}

interface Beside {
  readonly doubts: readonly Doubt[];
  readonly surroundings: MeasuredSurroundings;
}

/** In bit/s; null where it cannot be seen. */
function rateBeside(
  phase: 'download' | 'upload',
  moved: MovedBytes | null,
  ownBytes: number | undefined,
): number | null {
  return ownBytes === undefined ? null : otherTrafficBeside(moved, ownBytes, phase);
}

function doubt(phase: 'download' | 'upload', bitsPerSecond: number | null): readonly Doubt[] {
  return bitsPerSecond === null || bitsPerSecond <= 0
    ? []
    : [{ phase, reason: 'other-traffic', bitsPerSecond }];
}

function toBytes(bitsPerSecond: number | null, moved: MovedBytes | null): number | null {
  if (bitsPerSecond === null || moved === null) return null;
  return Math.round((bitsPerSecond * (moved.toMs - moved.fromMs)) / 8_000);
}
