import { Worker } from 'node:worker_threads';
import type { Timers } from '../core/ports';
import { BeatBoard } from './beat-board';
import { BEAT_EVERY_MS } from './beat-watch';
import type { WatchdogReport, WatchedProcess } from './messages';
import type { Standstill } from './standstill';
import { readStandstill, removeStandstill } from './standstill-file';

/** It keeps a few numbers. */
const MEMORY_LIMITS = { maxYoungGenerationSizeMb: 1, maxOldGenerationSizeMb: 16 };

export interface WatchdogDeps {
  /** The built watchdog/entry.ts. */
  readonly entry: URL;
  readonly folder: string;
  /** The main process stood still. `hasEnded`: the one before this one, until it was ended. */
  readonly onStandstill: (standstill: Standstill, hasEnded: boolean) => void;
  readonly timers: Timers;
  readonly log: (sentence: string, error?: unknown) => void;
}

/** Gives the signs of life of the main process, and hears from the thread that counts them when they did not come. */
export class Watchdog {
  readonly #deps: WatchdogDeps;
  readonly #board = new BeatBoard();
  #worker: Worker | null = null;
  #stopBeating: () => void = () => undefined;

  constructor(deps: WatchdogDeps) {
    this.#deps = deps;
  }

  /** What the main process begins now, by a name of the program (`request history:read`). Costs nothing. */
  begin(doing: string): void {
    this.#board.begin(doing);
  }

  /** Tells what the process before this one left, and watches from now on. */
  start(): void {
    const { folder, entry, log } = this.#deps;
    const left = readStandstill(folder);
    if (left !== null) this.#tell(left, true);
    this.#beat();
    const workerData: WatchedProcess = { memory: this.#board.memory, folder };
    this.#worker = new Worker(entry, { workerData, resourceLimits: MEMORY_LIMITS });
    this.#worker.on('message', (report: WatchdogReport) => this.#hear(report));
    this.#worker.on('error', (error) => log('The thread that watches over Linewatch failed', error));
    // Nobody waits for it.
    this.#worker.unref();
  }

  /** Watches no more. */
  async end(): Promise<void> {
    this.#stopBeating();
    await this.#worker?.terminate();
    this.#worker = null;
  }

  #beat(): void {
    this.#board.beat();
    this.#stopBeating = this.#deps.timers.after(BEAT_EVERY_MS, () => this.#beat());
  }

  #hear(report: WatchdogReport): void {
    if (report.kind === 'over') this.#tell(report.standstill, false);
    else this.#deps.log('A standstill of Linewatch could not be written down', report.error);
  }

  #tell(standstill: Standstill, hasEnded: boolean): void {
    this.#deps.onStandstill(standstill, hasEnded);
    try {
      removeStandstill(this.#deps.folder);
    } catch (error) {
      this.#deps.log('A standstill that was told could not be forgotten', error);
    }
  }
}
