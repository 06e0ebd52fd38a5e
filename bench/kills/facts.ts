import { sha256 } from '../../main/storage/chain/sha256';
import { visitParts } from '../../main/storage/history/history-parts';
import { COUNTED } from '../../main/storage/runs/counted';
import type { Database } from '../../main/storage/sqlite';
import { verifyReport } from '../../main/core/report/verify';
import { Aggregate } from '../../main/core/rollup/aggregate';
import { makeReport } from '../../main/reading/report-maker';
import { DEFAULT_SETTINGS } from '../../shared/settings';
import { DAY_MS } from '../../shared/durations';
import { isUnchanged } from '../../shared/report/verification';
import type { Fault } from './protocol';

/** Behind every run of the bench. */
const AHEAD_MS = 3 * DAY_MS;
const ACCEPTED = `SELECT emit(id) FROM outbox WHERE state = 'sent'
  AND NOT EXISTS (SELECT 1 FROM attempts WHERE outbox_id = outbox.id AND outcome = 'accepted')`;

/** What is wrong with records, whatever was written: pages, references, the chain, the sums, messages without attempt. */
export function findFaults(database: Database, now: number): readonly Fault[] {
  const integrity = database.ask('SELECT emit(integrity_check) FROM pragma_integrity_check');
  const strays = database.ask('SELECT emit("table", rowid) FROM pragma_foreign_key_check');
  return [
    ...integrity
      .filter(([said]) => said !== 'ok')
      .map(([said]) => ({ kind: 'integrity', text: String(said) })),
    ...strays.map((row) => ({ kind: 'integrity', text: `no parent: ${row.join(' ')}` })),
    ...database
      .ask(ACCEPTED)
      .map(([id]) => ({ kind: 'half', text: `${String(id)} is sent without an attempt` })),
    ...chainFaults(database, now),
    ...sumFaults(database, now),
  ];
}

/** A report of everything, held against itself as its reader does. */
function chainFaults(database: Database, now: number): readonly Fault[] {
  const made = makeReport(database, {
    range: { from: 0, to: now + AHEAD_MS },
    network: null,
    plans: DEFAULT_SETTINGS,
    timeZone: 'UTC',
    version: 'bench',
    now,
  });
  if (made.kind !== 'made') return [{ kind: 'chain', text: made.kind }];
  const { changedRecords } = made.file;
  const verification = verifyReport(JSON.stringify(made.file), sha256);
  return [
    ...(changedRecords === 0 ? [] : [{ kind: 'chain', text: `${changedRecords} records read otherwise` }]),
    ...(isUnchanged(verification)
      ? []
      : [{ kind: 'chain', text: JSON.stringify(verification).slice(0, 500) }]),
  ];
}

/** The sums by hour and day, and what is not summed up yet, are all runs. */
function sumFaults(database: Database, now: number): readonly Fault[] {
  const sum = new Aggregate();
  visitParts(database, { from: 0, to: now + AHEAD_MS }, 'day', {
    run: (run) => sum.add(run),
    part: (part) => sum.merge(part),
  });
  const summed = Object.values(sum.counts).reduce((total, count) => total + count, 0);
  const counted = Number(
    database.ask(`SELECT emit(count(*)) FROM runs WHERE ${COUNTED} AND outcome <> 'running'`)[0]?.[0],
  );
  return summed === counted
    ? []
    : [{ kind: 'sums', text: `${summed} runs are summed up, ${counted} recorded` }];
}
