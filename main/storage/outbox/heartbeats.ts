import type { Database } from '../sqlite';

/** A person may still send one by hand. The order is that in which they were written, whatever the clock said. */
const SUPERSEDE = `UPDATE outbox INDEXED BY outbox_heartbeats SET state = 'set-aside', cause = 'superseded'
  WHERE kind = 'heartbeat' AND state IN ('pending', 'blocked', 'failed') AND goes_when_off = 0
    AND EXISTS (SELECT 1 FROM outbox AS newer WHERE newer.rowid > outbox.rowid AND newer.kind = 'heartbeat'
      AND newer.channel = outbox.channel AND newer.state <> 'set-aside')`;

/**
 * Sets aside every heartbeat that has a newer one: a service that watches wants to know how things stand, and a burst of
 * old ones would say that the line lives while it does not. Within a transaction of the caller.
 */
export function supersedeHeartbeats(database: Database): void {
  database.prepare(SUPERSEDE).run();
}
