import type { LineEvent } from '../../../shared/history/outages';
import { lineEventRecord } from '../../core/chain/line-event-record';
import type { Database } from '../sqlite';
import { appendToChain } from './chain';

/** Writes an event of the line as it is stored at the end of the chain, within the transaction that records it. */
export function appendLineEvent(database: Database, event: LineEvent, at: number): void {
  appendToChain(database, { at, kind: 'line-event', subject: event.id, record: lineEventRecord(event) });
}
