import type { Settings } from '../../shared/settings';

/** Where the application meets a fault of its own making; the servers know the steps of the conversation. */
export const TRAPS = ['measured', 'recorded', 'leased', 'answered', 'settled'] as const;
export type Trap = (typeof TRAPS)[number];

/** What the application under test is started with. */
export interface Setup {
  readonly folder: string;
  readonly settings: Settings;
  /** PEM certificates to trust. */
  readonly trusted: readonly string[];
  /** `kill` ends it there as a power cut would; `refuse` lets the disk take nothing more from there on. */
  readonly trap: { readonly at: Trap; readonly what: 'kill' | 'refuse' } | null;
  /** How far its clock is ahead, in ms. */
  readonly aheadMs: number;
}

/** What the bench asks of the application under test. */
export type Order =
  /** Measures so often, one run after the other; `isPaced` delivers each before the next begins. */
  | { readonly do: 'run'; readonly count: number; readonly isPaced: boolean }
  /** Records so many runs that nobody has told of, written so long ago. */
  | { readonly do: 'seed'; readonly count: number; readonly ageMs: number }
  /** Delivers, and moves time on to each next try, at most so often; 0 waits until nothing is due. */
  | { readonly do: 'settle'; readonly moves: number }
  /** Saves settings, as the window does. */
  | { readonly do: 'save'; readonly settings: Settings }
  /** Sets the wall clock. */
  | { readonly do: 'jump'; readonly milliseconds: number }
  /** The computer has woken up. */
  | { readonly do: 'wake' }
  /** The disk has no room for further pages, or again has. */
  | { readonly do: 'fill-disk'; readonly isFull: boolean }
  /** The disk takes everything again. */
  | { readonly do: 'accept-writes' }
  | { readonly do: 'stop' };

/** A run that the application says it has recorded. */
export interface SaidRun {
  readonly id: string;
  /** High-resolution time since the epoch, in ms. */
  readonly recordedAt: number;
}

/** What it answers to every order. */
export interface Answer {
  readonly recorded: readonly SaidRun[];
}

export interface NumberedOrder {
  readonly number: number;
  readonly order: Order;
}

export interface NumberedAnswer {
  readonly number: number;
  readonly answer: Answer;
}
