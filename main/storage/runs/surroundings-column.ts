import type { Surroundings } from '../../../shared/surroundings';
import type { Database } from '../sqlite';
import { surroundingsFrom } from './surroundings-json';
import { readText, storeText } from './texts';

/** What is another with each run; the rest is of the place, and most runs share it. */
const OWN = [
  'signalRatio',
  'signalDbm',
  'linkBitsPerSecond',
  'batteryRatio',
  'processorLoadRatio',
  'secondsSinceWake',
  'otherTrafficBytes',
  'secondsWaitedForLine',
  'wasLineBusy',
] as const satisfies readonly (keyof Surroundings)[];

/** Where a run was measured, as its column has it: the number of the text that its place shares, and what is its own. */
export function toSurroundingsColumn(database: Database, surroundings: Surroundings): string {
  const shared = Object.fromEntries(
    Object.entries(surroundings).filter(([name]) => !OWN.some((own) => own === name)),
  );
  const own = Object.fromEntries(OWN.map((name) => [name, surroundings[name]]));
  return JSON.stringify([storeText(database, JSON.stringify(shared)), own]);
}

/** Undefined where there are none, and where damage left what cannot be read. */
export function fromSurroundingsColumn(database: Database, column: string | null): Surroundings | undefined {
  const [id, own] = parsed(column);
  if (typeof id !== 'number') return undefined;
  const shared = readText(database, id, surroundingsFrom);
  const found = { ...shared, ...surroundingsFrom(JSON.stringify(own ?? {})) };
  return Object.keys(found).length === 0 ? undefined : found;
}

function parsed(column: string | null): readonly unknown[] {
  if (column === null) return [];
  try {
    const list: unknown = JSON.parse(column);
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}
