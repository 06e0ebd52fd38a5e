import type { Method } from '../../../shared/run';
import type { Surroundings } from '../../../shared/surroundings';
import { cleanForeignText } from '../../../shared/texts/foreign-text';
import { isRecord } from './json-record';

/** No list in a record of Linewatch is longer, no name in it, no amount larger. */
const MOST_ENTRIES = 100;
const MOST_CHARACTERS = 300;
const MOST = 1e15;

/** Between which numbers a member lies; every other is from 0 to MOST. */
const RANGE_OF: Readonly<Record<string, readonly [least: number, most: number]>> = {
  signalRatio: [0, 1],
  batteryRatio: [0, 1],
  processorLoadRatio: [0, 1],
  signalDbm: [-200, 100],
};

/** Where a run of a file was measured: its texts are cleaned, and what is not possible is absent. */
export function cleanSurroundings(surroundings: object): Surroundings {
  return cleaned(surroundings, '') as Surroundings;
}

/** How a run of a file was measured, its texts cleaned; null where one of its numbers is not possible. */
export function cleanMethod(method: Method): Method | null {
  // What an impossible number leaves out would be missed.
  const clean = cleaned(method, '') as Method;
  if (countOf(clean) !== countOf(method)) return null;
  return { ...clean, network: clean.network === '' ? null : clean.network };
}

/** A value without what is not possible in it; undefined where nothing is left. */
function cleaned(value: unknown, name: string): unknown {
  if (typeof value === 'string') return cleanForeignText(value, MOST_CHARACTERS);
  if (typeof value === 'number') {
    const [least, most] = RANGE_OF[name] ?? [0, MOST];
    return value >= least && value <= most ? value : undefined;
  }
  if (Array.isArray(value)) return value.slice(0, MOST_ENTRIES).map((entry: unknown) => cleaned(entry, name));
  if (!isRecord(value)) return value;
  const members = Object.entries(value).map(([key, member]) => [key, cleaned(member, key)] as const);
  return Object.fromEntries(members.filter(([, member]) => member !== undefined));
}

/** How many numbers there are in a value, at whatever depth. */
function countOf(value: unknown): number {
  if (typeof value === 'number') return 1;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, member) => sum + countOf(member), 0);
}
