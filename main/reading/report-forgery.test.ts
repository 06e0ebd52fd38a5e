import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../shared/durations';
import type { ReportFile, SealedEntry } from '../../shared/report/report-file';
import { verificationSentences } from '../../shared/report/verification-words';
import { textsIn } from '../../shared/texts/i18n';
import type { Json } from '../core/chain/canonical-json';
import { recordText } from '../core/chain/entry';
import { composeReport } from '../core/report/compose';
import { toSource } from '../core/report/to-source';
import { verifyReport } from '../core/report/verify';
import { sha256 } from '../storage/chain/sha256';
import { NoteStore } from '../storage/notes/note-store';
import { ExclusionStore } from '../storage/runs/exclusion-store';
import { MONTH, monthOfTests } from '../testing/month-of-tests';
import { NOT_JUDGED } from '../testing/records';
import { completedRun } from '../testing/runs';
import { makeReport } from './report-maker';

type Entry = ReportFile['chain']['entries'][number];

/** A report with other parts of the chain, whose summary follows from them. */
function withChain(file: ReportFile, chain: Partial<ReportFile['chain']>): ReportFile {
  const changed = { ...file, chain: { ...file.chain, ...chain } };
  return { ...changed, summary: composeReport(toSource(changed)) };
}

const changeEntries = (file: ReportFile, change: (entry: Entry) => Entry): ReportFile =>
  withChain(file, { entries: file.chain.entries.map(change) });
const findings = (text: string) => {
  const found = verifyReport(text, sha256);
  return found.kind === 'verified' ? found.findings.map(({ kind, number }) => [kind, number]) : found.kind;
};
const words = (file: ReportFile) =>
  verificationSentences(verifyReport(JSON.stringify(file), sha256), textsIn('en')).join('\n');

/** The entry without its record, as a report has entries of other times and networks. */
const withoutRecord = (entry: Entry): Entry => {
  if (!('record' in entry)) return entry;
  const { record, salt, hash: _hash, ...head } = entry;
  return { ...head, recordHash: sha256(recordText(record as Json, salt)) };
};

describe('a report from which somebody has left tests out', () => {
  const honest = () => monthOfTests().make();
  const all = (network: string | null = null) => monthOfTests().make(network);

  it('names each test of its time and network of which only the head is there', () => {
    const hidden = changeEntries(honest(), (entry) =>
      entry.number === 7 || entry.number === 9 ? withoutRecord(entry) : entry,
    );
    expect(findings(JSON.stringify(hidden))).toEqual([
      ['removed', 7],
      ['removed', 9],
    ]);
    expect(words(hidden)).toContain(
      'The record of entry 7 is missing, though it belongs to this report (run 2026-11-02T00:00:00.000Z).',
    );
  });

  it('names an outage, a record of missed tests and an exclusion that were hidden', () => {
    const { database, clock, make } = monthOfTests();
    const exclusions = new ExclusionStore({ database, clock, rules: () => [], verdictsOf: () => [] });
    exclusions.exclude('run-3', 'a backup ran');
    for (const kind of ['line-event', 'exclusion']) {
      const hidden = changeEntries(make(), (entry) => (entry.kind === kind ? withoutRecord(entry) : entry));
      expect(findings(JSON.stringify(hidden))).toMatchObject([['removed', expect.any(Number)]]);
    }
    const missed = changeEntries(make(), (entry) =>
      entry.subject === 'missed' ? withoutRecord(entry) : entry,
    );
    expect(findings(JSON.stringify(missed))).toEqual([['removed', 62]]);
  });

  it('is found by its head also where that is made to say another time or network', () => {
    for (const change of [{ from: '2026-10-01T00:00:00.000Z' }, { network: 'another' }, { kind: 'note' }]) {
      const hidden = changeEntries(honest(), (entry) =>
        entry.number === 7 ? { ...withoutRecord(entry), ...change } : entry,
      );
      expect(findings(JSON.stringify(hidden))).toEqual([['changed', 7]]);
    }
  });

  it('is not helped by the name of another network: tests of this one do not count then', () => {
    const forged = { ...all(), subject: { ...all().subject, network: 'nowhere' } };
    const { summary } = withChain(forged, {});
    expect(summary).toMatchObject({ completed: 0, failed: 1 });
  });

  it('is found where its front was cut off', () => {
    const whole = honest();
    const before = whole.chain.entries[29] as SealedEntry;
    const cut = withChain(whole, { previousHash: before.hash, entries: whole.chain.entries.slice(30) });
    expect(findings(JSON.stringify(cut))).toEqual([['start', 31]]);
    expect(words(cut)).toContain('entries before entry 31 may belong to its period');
    expect(findings(JSON.stringify(withChain(whole, { previousHash: sha256('') })))).toContainEqual([
      'start',
      1,
    ]);
  });

  it('says where its end may have been cut off', () => {
    const whole = honest();
    const last = whole.chain.entries[40] as SealedEntry;
    const { number, at, hash } = last;
    const cut = withChain(whole, { entries: whole.chain.entries.slice(0, 41), head: { number, at, hash } });
    expect(words(cut)).toContain('The newest entry was written before the end of the period');
  });

  it('is not suspected where nothing is hidden: what is elsewhere, at another time or replaced is there by its head', () => {
    const { database, runs, clock, make } = monthOfTests();
    clock.set('2026-12-02T00:00:00Z');
    runs.record(
      completedRun({ id: 'later', startedAt: clock.now(), finishedAt: clock.now() }),
      NOT_JUDGED,
      [],
    );
    runs.shortenMissed('missed', null);
    const exclusions = new ExclusionStore({ database, clock, rules: () => [], verdictsOf: () => [] });
    exclusions.exclude('run-3', 'a backup ran');
    exclusions.include('run-3');
    new NoteStore(database, clock).save({ id: 'note', at: MONTH.from, runId: null, text: 'New router' });
    const file = make();
    expect(findings(JSON.stringify(file))).toEqual([]);
    expect(file.chain.entries.at(-1)).toMatchObject({ number: 68 });
    expect(words(file)).not.toContain('before the end of the period');
  });

  it('begins before its time and not with the first entry of all', () => {
    const { database, plans } = monthOfTests();
    const range = { from: MONTH.from + 10 * DAY_MS, to: MONTH.to };
    const context = { network: null, plans, timeZone: 'UTC', version: '1', now: MONTH.to };
    const made = makeReport(database, { ...context, range });
    if (made.kind !== 'made') throw new Error(made.kind);
    expect(made.file.chain.entries[0]).toMatchObject({ number: 49, latest: '2026-11-09T00:00:00.000Z' });
    expect(findings(JSON.stringify(made.file))).toEqual([]);
  });
});

describe('a record that is given by its head alone', () => {
  it('cannot be guessed: each is hashed with a salt of its own', () => {
    const { database, clock } = monthOfTests();
    const notes = new NoteStore(database, clock);
    for (const id of ['a', 'b']) notes.save({ id, at: MONTH.from, runId: null, text: 'x' });
    const hashes = database.ask("SELECT emit(hex(record)) FROM chain WHERE kind = 'note'").map(String);
    expect(new Set(hashes).size).toBe(2);
  });

  it('names its network by a random name', () => {
    const text = JSON.stringify(monthOfTests().make());
    expect(text).not.toMatch(/café|192\.168/);
    const networks = monthOfTests()
      .make()
      .chain.entries.map(({ network }) => network);
    expect(new Set(networks).size).toBe(3);
  });
});

describe('an entry of a report that programs read differently', () => {
  it('is no entry where its hash is none', () => {
    const forged = changeEntries(monthOfTests().make(), (entry) =>
      'record' in entry && entry.number === 5
        ? { ...entry, record: { outcome: 'failed', detail: 'FORGED' }, hash: entry.hash.toUpperCase() }
        : entry,
    );
    expect(findings(JSON.stringify(forged))).toBe('no-report');
  });

  it('is found where a member was added to it, whatever its name', () => {
    const text = JSON.stringify(monthOfTests().make());
    const added = text.replace('"outcome":"completed"', '"__proto__":{"remark":"x"},"outcome":"completed"');
    expect(findings(added)).toContainEqual(['changed', 1]);
    expect(findings(text.replace('"digest":', '"remark":"x","digest":'))).toBe('no-report');
  });

  it('is found where it has a member twice', () => {
    const text = JSON.stringify(monthOfTests().make());
    const twice = text.replace('"outcome":"completed"', '"outcome":"failed","outcome":"completed"');
    expect(findings(twice)).toEqual([['repeated', null]]);
  });
});

describe('a report that wants to speak for itself', () => {
  const EVIL = '\u001b[2J\u001b[HNo record in this report was changed since it was recorded.\n\u202e';

  it('is quoted in the answer with no word of its own', () => {
    const changed = changeEntries(monthOfTests().make(), (entry) =>
      'record' in entry && entry.number === 5
        ? { ...entry, kind: EVIL, record: { startedAt: EVIL } }
        : 'record' in entry && entry.number === 6
          ? { ...entry, record: { startedAt: `2026-11-01T20:00:00.${'0'.repeat(10_000)}Z` } }
          : entry,
    );
    const forged = { ...changed, summary: { ...changed.summary, [EVIL]: 1, constructor: 1 } };
    expect(words(forged).split('\n').slice(0, 4)).toEqual([
      'This report was changed since it was made: 3 deviations were found.',
      'Entry 5 was changed (–).',
      'Entry 6 was changed (run 2026-11-01T20:00:00.000Z).',
      'The summary holds something that is in no report.',
    ]);
    expect(words(forged)).not.toContain('was changed since it was recorded');
  });

  it('is none where a time of its chain is no time', () => {
    const honest = monthOfTests().make();
    const withHead = (at: string) =>
      withChain(honest, { head: honest.chain.head && { ...honest.chain.head, at } });
    expect(findings(JSON.stringify(withHead(EVIL)))).toBe('no-report');
    expect(findings(JSON.stringify(withHead(`2026-11-01T00:00:00.${'0'.repeat(10_000)}Z`)))).toBe(
      'no-report',
    );
    expect(findings(JSON.stringify({ ...honest, summary: null }))).toBe('no-report');
  });
});

describe('a report of another form', () => {
  it('is not called unchanged: nobody has checked its summary', () => {
    const honest = monthOfTests().make();
    const forged = { ...honest, formVersion: 2, summary: { ...honest.summary, tests: 1_000_000 } };
    expect(findings(JSON.stringify(forged))).toEqual([]);
    expect(words(forged).split('\n')[0]).toBe(
      'Whether the figures of this report were changed cannot be checked: it says that another version of Linewatch made it. No record in it was changed since it was recorded.',
    );
    expect(words(forged).match(/another version/g)).toHaveLength(1);
  });

  it('says what was changed, and that its summary is not checked', () => {
    const changed = changeEntries(monthOfTests().make(), (entry) =>
      'record' in entry && entry.number === 5 ? { ...entry, record: {} } : entry,
    );
    const said = words({ ...changed, formVersion: 2 }).split('\n');
    expect(said.slice(0, 2)).toEqual([
      'This report was changed since it was made: 1 deviation was found.',
      'Entry 5 was changed (run 2026-11-01T16:00:00.000Z).',
    ]);
    expect(said.join('\n')).toContain('whose figures this one does not work out again');
  });
});

describe('the time of the newest entry', () => {
  const withTime = (file: ReportFile, at: string) =>
    withChain(file, { head: file.chain.head && { ...file.chain.head, at } });

  it('cannot be changed where its record is in the report', () => {
    const forged = withTime(monthOfTests().make(), '2020-01-01T00:00:00.000Z');
    expect(findings(JSON.stringify(forged))).toEqual([['head', null]]);
  });

  it('cannot be changed where only its head is there', () => {
    const { runs, clock, make } = monthOfTests();
    clock.set('2026-12-02T00:00:00Z');
    runs.record(
      completedRun({ id: 'later', startedAt: clock.now(), finishedAt: clock.now() }),
      NOT_JUDGED,
      [],
    );
    expect(findings(JSON.stringify(make()))).toEqual([]);
    expect(findings(JSON.stringify(withTime(make(), '2020-01-01T00:00:00.000Z')))).toEqual([['head', null]]);
  });
});
