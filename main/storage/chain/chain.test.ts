import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../../shared/durations';
import type { LineEvent } from '../../../shared/history/outages';
import { mailDraft } from '../../testing/drafts';
import { NOT_JUDGED, temporaryRecords } from '../../testing/records';
import { failedRun, RUN_OF } from '../../testing/runs';
import { LineStore } from '../line/line-store';
import type { Database } from '../sqlite';
import { appendToChain, chainHead } from './chain';
import { SELECT_ENTRIES, toHead, type ChainRow } from './chain-row';

const rowsOf = (database: Database): readonly ChainRow[] =>
  database.prepare(`${SELECT_ENTRIES} ORDER BY number`).all() as unknown as ChainRow[];
const told = (database: Database) =>
  rowsOf(database)
    .map(toHead)
    .map(({ number, kind, subject }) => [number, kind, subject]);
/** The hash of the newest entry by the documented rule, from heads and hashes of records alone. */
const folded = (database: Database) => {
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  return rowsOf(database).reduce((hash, row) => {
    const { number, at, kind, subject, from, to, network, latest } = toHead(row);
    const recordHash = Buffer.from(row.record).toString('hex');
    // Members in the order of their names.
    const head = JSON.stringify({ at, from, kind, latest, network, number, recordHash, subject, to });
    return sha256(hash + sha256(head));
  }, '0'.repeat(64));
};

const OUTAGE: LineEvent = {
  id: '0b6d7f6e-0c0e-4a57-9e0c-9d6f5f1f7a10',
  kind: 'outage',
  place: 'beyond',
  startedAt: Date.parse('2026-11-23T15:00:00Z'),
  endedAt: null,
  isEndObserved: true,
};

describe('the chain', () => {
  it('has an entry for each run of every outcome, and for an outage when it begins and when it ends', () => {
    const { database, runs, clock } = temporaryRecords();
    const outcomes = Object.values(RUN_OF).map((run, index) => ({ ...run, id: `run-${index + 1}` }));
    for (const run of outcomes) runs.record(run, NOT_JUDGED, []);
    const line = new LineStore(database);
    line.saveEvent(OUTAGE, clock.now());
    line.saveEvent({ ...OUTAGE, endedAt: OUTAGE.startedAt + HOUR_MS }, clock.now() + HOUR_MS);
    expect(told(database)).toEqual([
      ...outcomes.map(({ id }, index) => [index + 1, 'run', id]),
      [7, 'line-event', OUTAGE.id],
      [8, 'line-event', OUTAGE.id],
    ]);
    expect(chainHead(database)).toMatchObject({
      number: 8,
      at: clock.now() + HOUR_MS,
      hash: folded(database),
    });
  });

  it('is empty where nothing was recorded', () => {
    expect(chainHead(temporaryRecords().database)).toBeNull();
  });

  it('has one entry for what is written again as it was, and one more for what has changed', () => {
    const { database, runs } = temporaryRecords();
    runs.record(failedRun(), NOT_JUDGED, []);
    runs.record(failedRun(), NOT_JUDGED, []);
    expect(told(database)).toEqual([[1, 'run', 'run-2']]);
    runs.record(failedRun({ detail: 'something else' }), NOT_JUDGED, []);
    runs.record(failedRun(), NOT_JUDGED, []);
    expect(told(database)).toHaveLength(3);
  });

  it('says that a record of missed slots was shortened or removed', () => {
    const { database, runs } = temporaryRecords();
    const missed = { ...RUN_OF.missed, id: 'missed' };
    runs.record(missed, NOT_JUDGED, []);
    runs.shortenMissed('missed', { firstAt: missed.startedAt, lastAt: missed.startedAt + DAY_MS, count: 2 });
    runs.shortenMissed('missed', null);
    expect(told(database).map(([, kind]) => kind)).toEqual(['run', 'run', 'run-removed']);
  });

  it('ends an event that a crash left open with an entry of its own', () => {
    const { database, clock } = temporaryRecords();
    const line = new LineStore(database);
    line.saveEvent(OUTAGE, clock.now());
    line.closeLeft(clock.now() + HOUR_MS);
    line.closeLeft(clock.now() + DAY_MS);
    expect(rowsOf(database).map(({ at }) => at)).toEqual([clock.now(), clock.now() + HOUR_MS]);
  });

  it('has no entry of what was not recorded', () => {
    const { database, runs } = temporaryRecords();
    const twice = [
      mailDraft({ runId: 'run-2' }),
      mailDraft({ id: 'message-2', messageId: '<2@test>', runId: 'no such run' }),
    ];
    expect(() => runs.record(failedRun(), NOT_JUDGED, twice)).toThrow();
    expect(told(database)).toEqual([]);
  });

  it('is one chain however many entries it has', () => {
    const { database } = temporaryRecords();
    for (let index = 1; index <= 150; index += 1) {
      const note = { kind: 'note', subject: `note-${index}`, from: index, to: null, network: null } as const;
      appendToChain(database, { ...note, record: { text: `${index}` } }, index);
      if (index % 10 === 0)
        expect(chainHead(database)).toMatchObject({ number: index, at: index, hash: folded(database) });
    }
    expect(chainHead(database, 7)).toMatchObject({ number: 7, at: 7 });
    expect(chainHead(database, 100)?.number).toBe(100);
  });
});
