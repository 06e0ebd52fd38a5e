import type { Doubt } from '../../../shared/run';
import { monotonicMs } from '../../engine/clock';
import { getInterface, type ReadCounters } from '../../engine/traffic/interface-counters';
import { otherTrafficBeside } from '../../engine/traffic/other-traffic';
import { TrafficWatch } from '../../engine/traffic/traffic-watch';
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
  getDoubts({ download, upload, interface: used }: OoklaParts): readonly Doubt[] {
    const interfaceName = getInterface(used?.internalIp ?? null, null);
    if (interfaceName === null) return [];
    const [down, up, end] = [this.#at('download'), this.#at('upload'), this.#at('result')];
    return [
      ...doubt(
        'download',
        this.#watch.within(interfaceName, 'received', { fromMs: down, toMs: up }),
        download?.bytes,
      ),
      ...doubt('upload', this.#watch.within(interfaceName, 'sent', { fromMs: up, toMs: end }), upload?.bytes),
    ];
  }

  #at(type: OoklaMessage['type']): number {
    return this.#begins.get(type) ?? monotonicMs();
  }
}

function doubt(
  phase: 'download' | 'upload',
  moved: ReturnType<TrafficWatch['within']>,
  ownBytes: number | undefined,
): readonly Doubt[] {
  if (ownBytes === undefined) return [];
  const bitsPerSecond = otherTrafficBeside(moved, ownBytes, phase) ?? 0;
  return bitsPerSecond > 0 ? [{ phase, reason: 'other-traffic', bitsPerSecond }] : [];
}
