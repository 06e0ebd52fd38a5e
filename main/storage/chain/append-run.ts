import { runRecord } from '../../core/chain/run-record';
import { toRecord } from '../../core/chain/entry';
import { prepared } from '../prepared';
import { fromEndedRow, type RunRow } from '../runs/run-rows';
import type { Database } from '../sqlite';
import { appendToChain } from './chain';

/**
 * Writes a run as it is stored at the end of the chain; an open one, and one that is not there, not. Within the transaction
 * that records it.
 */
export function appendRun(database: Database, id: string, at: number): void {
  const row = prepared(database, 'SELECT * FROM runs WHERE id = ?').get(id) as RunRow | undefined;
  if (row === undefined) return;
  const run = fromEndedRow(database, row);
  if (run !== null) appendToChain(database, { at, kind: 'run', subject: id, record: runRecord(run) });
}

/** Writes that a run was removed, within the transaction that removes it. */
export function appendRunRemoved(database: Database, id: string, at: number): void {
  appendToChain(database, { at, kind: 'run-removed', subject: id, record: toRecord({}) });
}
