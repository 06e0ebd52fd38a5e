import { runEntry } from '../../core/chain/run-record';
import { exclusionEntry } from '../../core/chain/note-record';
import type { EndedRun } from '../../../shared/run';
import { prepared } from '../prepared';
import { fromEndedRow, type RunRow } from '../runs/run-rows';
import type { Database } from '../sqlite';
import { appendToChain, isInChain } from './chain';

/**
 * Writes a run as it is stored at the end of the chain; an open one, and one that is not there, not. Within the transaction
 * that records it.
 */
export function appendRun(database: Database, id: string, at: number): void {
  const run = storedRun(database, id);
  if (run !== null) appendToChain(database, runEntry(run), at);
}

/** Takes a run into the chain that has no entry yet, and that it is excluded from statistics. */
export function adoptRun(database: Database, id: string, at: number): void {
  const run = storedRun(database, id);
  if (run === null) return;
  if (!isInChain(database, 'run', id)) appendToChain(database, runEntry(run), at);
  const { exclusion } = run;
  if (exclusion !== undefined && !isInChain(database, 'exclusion', id))
    appendToChain(database, exclusionEntry(run, exclusion), at);
}

/** A run as it is stored; null of one that is open, and of one that is not there. */
export function storedRun(database: Database, id: string): EndedRun | null {
  const row = prepared(database, 'SELECT * FROM runs WHERE id = ?').get(id) as RunRow | undefined;
  return row === undefined ? null : fromEndedRow(database, row);
}
