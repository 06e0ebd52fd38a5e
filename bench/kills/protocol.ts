/** What the writer does: each is a burst of writes. The last three work on a folder of their own. */
export const PHASES = [
  'open',
  'record',
  'attempt',
  'note',
  'exclusion',
  'unrecorded',
  'settings',
  'secret',
  'earlier',
  'roll-up',
  'thinning',
  'free-pages',
  'copy',
  'backup',
  'migration',
  'recovery',
  'restore',
] as const;
export type Phase = (typeof PHASES)[number];

/** What a write makes of things, by their names; null where a thing is gone then. */
export type Change = Readonly<Record<string, string | null>>;

/**
 * One line on the writer's standard output: before a write, once it has returned, and when it has written what it found at
 * its start to the file FOUND.
 */
export interface Line {
  readonly step: 'begin' | 'done' | 'found';
  readonly phase: Phase;
  readonly change: Change;
}

/** Where the last writer was when it was killed. */
export interface Whereabouts {
  readonly phase: Phase;
  /** A write was announced and not acknowledged. */
  readonly isInside: boolean;
}

export interface Fault {
  readonly kind: string;
  readonly text: string;
}

/** What a start finds. */
export interface Found {
  /** Things that are there, by their names. */
  readonly things: Readonly<Record<string, string>>;
  readonly faults: readonly Fault[];
}

export interface WriterOrder {
  /** The data folder, and the folder in which it and everything else of the bench is. */
  readonly folder: string;
  readonly place: string;
  /** What is done first, over and over; null where it ends once it has looked at the folder. */
  readonly target: Phase | null;
  readonly before: Whereabouts;
  readonly seed: number;
  /** Of this writer: no other has it. */
  readonly number: number;
}

/** The days of the bench begin here; each writer has a minute of its own. */
const BEGIN = Date.parse('2026-11-26T06:00:00Z');
const MINUTE_MS = 60_000;

/** When a writer runs, in ms since the epoch. */
export function timeOf(number: number): number {
  return BEGIN + number * MINUTE_MS;
}

/** Names of the files that the writer keeps beside the records. */
export const UNRECORDED = 'linewatch.unrecorded.json';
export const SECRETS = 'secrets.json';
export const BACKUP = 'backup.zip';
export const FOUND = 'found.json';
