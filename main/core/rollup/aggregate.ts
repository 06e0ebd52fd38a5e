import type { ChartFigure } from '../../../shared/history/chart-data';
import type { Outcome } from '../../../shared/run';
import { ByteReader, ByteWriter } from './bytes';
import { Sketch } from './sketch';
import { StateList, type LineState } from './states';

/** Figures of which sketches are kept, in the order in which they are stored; those that charts show come first. */
export const ROLLED_FIGURES = ['download', 'upload', 'latency', 'loaded', 'jitter', 'loss', 'rpm'] as const;
export type RolledFigure = (typeof ROLLED_FIGURES)[number];

/** What each figure of the charts is called where it is summed up. */
export const ROLLED_AS: Readonly<Record<ChartFigure, RolledFigure>> = {
  download: 'download',
  upload: 'upload',
  latency: 'latency',
  loadedLatency: 'loaded',
  jitter: 'jitter',
  packetLoss: 'loss',
  rpm: 'rpm',
};

/** The parts of the stored unit of a figure in the shown one. */
export const ROLLED_PARTS: Readonly<Record<ChartFigure, number>> = {
  download: 1,
  upload: 1,
  latency: 1_000,
  loadedLatency: 1_000,
  jitter: 1_000,
  packetLoss: 1_000_000,
  rpm: 1,
};

export type EndOutcome = Outcome;
const COUNTED = ['completed', 'failed', 'cancelled', 'skipped', 'missed', 'interrupted'] as const;

/** What is summed up of one run. Figures are whole numbers in the parts of their unit in which they are stored. */
export interface RunFacts extends Readonly<Record<RolledFigure, number | null>> {
  readonly at: number;
  readonly outcome: EndOutcome;
  /** What it says of the line; null where it says nothing. */
  readonly state: LineState | null;
  readonly hasFigures: boolean;
  readonly downloadBytes: number;
  readonly uploadBytes: number;
}

export type OutcomeCounts = Readonly<Record<EndOutcome, number>>;

/** Runs of a stretch of time, summed up: counts exactly, figures as sketches. Grows run by run, and part by part. */
export class Aggregate {
  readonly counts: Record<EndOutcome, number> = {
    completed: 0,
    failed: 0,
    cancelled: 0,
    skipped: 0,
    missed: 0,
    interrupted: 0,
  };
  readonly states = new StateList();
  readonly #sketches = ROLLED_FIGURES.map(() => new Sketch());
  withFigures = 0;
  downloadBytes = 0;
  uploadBytes = 0;
  /** When the first and the last completed run began; null without any. */
  firstAt: number | null = null;
  lastAt: number | null = null;

  /** Runs come in the order of time. */
  add(run: RunFacts): void {
    this.counts[run.outcome] += 1;
    if (run.state !== null) this.states.add(run.state);
    if (run.hasFigures) this.withFigures += 1;
    this.downloadBytes += run.downloadBytes;
    this.uploadBytes += run.uploadBytes;
    if (run.outcome !== 'completed') return;
    this.#span(run.at, run.at);
    for (const [index, name] of ROLLED_FIGURES.entries()) {
      const value = run[name];
      if (value !== null) this.#sketches[index]?.add(value);
    }
  }

  /** Adds a stored part; parts come in the order of time. `figures`: how many of the first figures are wanted. */
  merge(part: StoredAggregate, figures: number = ROLLED_FIGURES.length): void {
    for (const outcome of COUNTED) this.counts[outcome] += part[outcome];
    for (const state of part.states) this.states.add(state);
    this.withFigures += part.withFigures;
    this.downloadBytes += part.downloadBytes;
    this.uploadBytes += part.uploadBytes;
    if (part.firstAt !== null && part.lastAt !== null) this.#span(part.firstAt, part.lastAt);
    const reader = new ByteReader(part.figures);
    for (const sketch of this.#sketches.slice(0, figures)) sketch.read(reader);
  }

  sketch(name: RolledFigure): Sketch {
    return this.#sketches[ROLLED_FIGURES.indexOf(name)] ?? new Sketch();
  }

  figureBytes(): Uint8Array {
    const writer = new ByteWriter();
    for (const sketch of this.#sketches) sketch.write(writer);
    return writer.bytes();
  }

  #span(firstAt: number, lastAt: number): void {
    this.firstAt = Math.min(this.firstAt ?? firstAt, firstAt);
    this.lastAt = Math.max(this.lastAt ?? lastAt, lastAt);
  }
}

/** An aggregate as it is stored. */
export interface StoredAggregate extends OutcomeCounts {
  readonly withFigures: number;
  readonly downloadBytes: number;
  readonly uploadBytes: number;
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  readonly states: readonly LineState[];
  readonly figures: Uint8Array;
}
