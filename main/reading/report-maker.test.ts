import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../shared/durations';
import { DEFAULT_SETTINGS } from '../../shared/settings';
import type { ReportFile, SealedEntry } from '../../shared/report/report-file';
import { reportPage } from '../core/report/page';
import { verifyReport } from '../core/report/verify';
import { sha256 } from '../storage/chain/sha256';
import { LineStore } from '../storage/line/line-store';
import { NoteStore } from '../storage/notes/note-store';
import { ExclusionStore } from '../storage/runs/exclusion-store';
import { MONTH, monthOfTests } from '../testing/month-of-tests';
import { makeReport } from './report-maker';
import { writeReport } from './report-writer';

const { from: BEGIN, to: END } = MONTH;
const month = monthOfTests;

describe('a report', () => {
  it('holds the tests of its network against each figure of the contract', () => {
    const { summary, plan } = month().make();
    expect(plan.networks).toBeNull();
    expect(summary).toMatchObject({ tests: 58, completed: 57, failed: 1, missed: 3 });
    const { download } = summary.directions;
    expect(download.tests).toBe(57);
    expect(download.againstPlan).toMatchObject([
      { figure: 'maximum', bitsPerSecond: 100_000_000, reached: 0, below: 57, reachedNineTenths: 9 },
      { figure: 'minimum', bitsPerSecond: 50_000_000, reached: 47, below: 10 },
    ]);
    expect(summary.availability.outages).toEqual([
      {
        from: '2026-11-12T00:00:00.000Z',
        to: '2026-11-12T00:05:00.000Z',
        place: 'beyond',
        isEndObserved: true,
      },
    ]);
    expect(summary.gaps).toMatchObject([{ reason: 'asleep', tests: 3 }]);
  });

  it('has each test with its entry, and of all others in between the head alone', () => {
    const { chain } = month().make();
    expect(chain.entries.map(({ number }) => number)).toEqual(
      Array.from({ length: 63 }, (_, index) => index + 1),
    );
    expect(chain.entries.filter((entry) => !('record' in entry))).toHaveLength(3);
    expect(chain.head?.number).toBe(63);
  });

  it('counts no outage of another network', () => {
    const { database, make } = month();
    const at = BEGIN + 13 * 24 * HOUR_MS;
    const elsewhere = {
      kind: 'outage',
      place: 'beyond',
      startedAt: at,
      endedAt: at + 1_000,
      isEndObserved: true,
    } as const;
    new LineStore(database).saveEvent({ ...elsewhere, id: 'elsewhere', network: 'café' }, at + 1_000);
    expect(make().summary.availability.outages).toHaveLength(1);
    const all = make(null);
    expect(all.summary.availability.outages).toHaveLength(2);
    expect(verifyReport(JSON.stringify(all), sha256)).toMatchObject({ findings: [] });
  });

  it('tells nothing of the names and addresses of the network', () => {
    expect(JSON.stringify(month().make())).not.toMatch(/Secret name|192\.168\.1\.1"|192\.168\.1\.17/);
  });

  it('is written as JSON that proves to be unchanged, and as a table', async () => {
    const { make, folder } = month();
    const [json, csv] = [join(folder, 'r.json'), join(folder, 'r.csv')];
    const { signal } = new AbortController();
    const made = { kind: 'made', file: make() } as const;
    expect(await writeReport(made, json, 'json', signal)).toEqual({ kind: 'written', path: json, tests: 58 });
    expect(JSON.parse(readFileSync(json, 'utf8'))).toEqual(made.file);
    expect(verifyReport(readFileSync(json, 'utf8'), sha256)).toMatchObject({
      kind: 'verified',
      findings: [],
    });
    await writeReport(made, csv, 'csv', signal);
    const lines = readFileSync(csv, 'utf8').trim().split('\r\n');
    expect(lines).toHaveLength(60);
    expect(lines[1]).toContain('2026-11-01 01:00:00,2026-11-01T00:00:00.000Z,completed,,40,');
  });

  it('leaves a file as it is where it cannot be written', async () => {
    const { make, folder } = month();
    const path = join(folder, 'no', 'such', 'folder.json');
    const made = { kind: 'made', file: make() } as const;
    expect(await writeReport(made, path, 'json', new AbortController().signal)).toMatchObject({
      kind: 'not-written',
      path,
    });
  });

  it('says which record somebody has changed in the database', () => {
    const { database, make } = month();
    database.exec("UPDATE runs SET download_bps = 99000000 WHERE id = 'run-3'");
    const file = make();
    expect(file.changedRecords).toBe(1);
    expect(verifyReport(JSON.stringify(file), sha256)).toMatchObject({
      findings: [{ kind: 'changed', number: 4, about: 'run 2026-11-01T12:00:00.000Z' }],
    });
  });

  it('waits until earlier records are in the chain', () => {
    const { database, plans } = month();
    database.exec('DELETE FROM chain WHERE number = 5');
    const context = { network: null, plans, timeZone: 'UTC', version: '1', now: END };
    expect(makeReport(database, { ...context, range: { from: BEGIN, to: END } })).toEqual({
      kind: 'not-ready',
    });
  });

  it('of a time in which nothing was recorded is a report as well', () => {
    const { database, plans } = month();
    const context = { network: null, plans, timeZone: 'UTC', version: '1', now: END };
    const made = makeReport(database, { ...context, range: { from: END, to: END + HOUR_MS } });
    expect(made).toMatchObject({ kind: 'made', file: { summary: { tests: 0 } } });
    expect(verifyReport(JSON.stringify(made.kind === 'made' && made.file), sha256)).toMatchObject({
      findings: [],
    });
  });
});

describe('a report that somebody has changed', () => {
  const file = (): ReportFile => structuredClone(month().make());
  const entries = (report: ReportFile) =>
    report.chain.entries as (SealedEntry & { record: { figures: { downloadBitsPerSecond: number } } })[];
  const findings = (report: unknown) => {
    const found = verifyReport(JSON.stringify(report), sha256);
    return found.kind === 'verified'
      ? found.findings.map(({ kind, number, other }) => [kind, number, other])
      : found.kind;
  };

  it('names the entry that was changed, and the figures that no longer follow', () => {
    const report = file();
    const entry = entries(report)[9];
    if (entry !== undefined) entry.record.figures.downloadBitsPerSecond = 1;
    expect(findings(report)).toEqual([
      ['changed', 10, null],
      ['summary', null, null],
      ['summary', null, null],
    ]);
  });

  it('names what was removed', () => {
    const report = file();
    entries(report).splice(9, 2);
    expect(findings(report)).toContainEqual(['removed', 10, 11]);
  });

  it('names what was inserted', () => {
    const report = file();
    entries(report).splice(9, 0, ...structuredClone(entries(report).slice(9, 10)));
    expect(findings(report)).toContainEqual(['inserted', 10, null]);
  });

  it('names what was moved', () => {
    const report = file();
    entries(report).push(...entries(report).splice(9, 1));
    expect(findings(report)).toEqual([['moved', 10, 10]]);
  });

  it('names entries that were numbered again behind one that was taken out', () => {
    const report = file();
    const list = entries(report) as { number: number }[];
    list.splice(9, 1);
    for (const entry of list.slice(9)) entry.number -= 1;
    expect(findings(report)).toContainEqual(['moved', 10, 11]);
    expect(findings(report)).toContainEqual(['unlinked', 10, null]);
  });

  it('names an entry that was made anew with a digest of its own', () => {
    const report = file();
    const entry = entries(report)[9];
    if (entry !== undefined) Object.assign(entry, { digest: sha256('anything') });
    expect(findings(report)).toEqual([
      ['changed', 10, null],
      ['unlinked', 10, null],
    ]);
  });

  it('names a newest entry that is not the last one', () => {
    const report = file();
    entries(report).pop();
    expect(findings(report)).toContainEqual(['head', null, null]);
  });

  it('names a figure that does not follow from the entries', () => {
    const report = { ...file(), summary: { ...file().summary, tests: 1_000 } };
    expect(findings(report)).toEqual([['summary', null, null]]);
  });

  it.each(['', '{}', '[1]', '{"form":"linewatch-history"}', 'no JSON'])(
    'is none where it is something else: %s',
    (text) => {
      expect(verifyReport(text, sha256)).toEqual({ kind: 'no-report' });
    },
  );
});

describe('tests that the user has excluded', () => {
  it('stay in a report, which says how many do not count, and why', () => {
    const { make, database, clock } = month();
    const before = make();
    const exclusions = new ExclusionStore({ database, clock, rules: () => [], verdictsOf: () => [] });
    exclusions.exclude('run-3', 'a backup ran');
    const file = make();
    expect(file.summary.tests).toBe(before.summary.tests);
    expect(file.summary.directions.download.notCounted).toEqual([{ cause: 'excluded', tests: 1 }]);
    expect(file.chain.entries).toContainEqual(
      expect.objectContaining({ number: 64, kind: 'exclusion', subject: 'run-3' }),
    );
    expect(verifyReport(JSON.stringify(file), sha256)).toMatchObject({ findings: [] });
    exclusions.include('run-3');
    expect(make().summary.directions.download.notCounted).toEqual([]);
  });
});

describe('what the user has written', () => {
  it('is in the report: notes, and why a test does not count, with the whole text in the JSON file', async () => {
    const { make, database, clock, folder } = month();
    const notes = new NoteStore(database, clock);
    const long = `New router \u{1f600}${'.'.repeat(1_000)}`;
    notes.save({ id: 'moment', at: BEGIN + DAY_MS + 1, runId: null, text: long });
    notes.save({ id: 'run', at: 0, runId: 'run-3', text: 'Storm\nand hail' });
    notes.save({ id: 'later', at: END, runId: null, text: 'after the month' });
    const gone = { id: 'gone', at: BEGIN, runId: null, text: 'removed again' };
    notes.save(gone);
    notes.remove('gone');
    database.exec(`INSERT INTO notes VALUES ('imported-moment-x', ${String(BEGIN)}, NULL, 'from a file', 1)`);
    const exclusions = new ExclusionStore({ database, clock, rules: () => [], verdictsOf: () => [] });
    exclusions.exclude('run-3', 'a backup ran');
    const file = make();
    expect(verifyReport(JSON.stringify(file), sha256)).toMatchObject({ findings: [] });
    expect(JSON.stringify(file)).toContain(JSON.stringify(long).slice(1, -1));
    const page = reportPage(file);
    expect(page.notes.map(({ text }) => text)).toEqual(['Storm\nand hail', `${long.slice(0, 300)}…`]);
    expect(page.tests.find(({ excludedBecause }) => excludedBecause !== null)).toMatchObject({
      excludedBecause: 'a backup ran',
      notCounted: 'excluded',
    });
    const csv = join(folder, 'r.csv');
    await writeReport({ kind: 'made', file }, csv, 'csv', new AbortController().signal);
    const text = readFileSync(csv, 'utf8');
    expect(text).toContain('a backup ran,Storm and hail,run-3');
    expect(text).not.toMatch(/after the month|removed again|from a file/);
  });
});

describe('records that damage left', () => {
  it.each([
    "UPDATE runs SET finished_at = 9000000000000000 WHERE id = 'run-2'",
    "UPDATE runs SET outcome = 'strange' WHERE id = 'run-2'",
  ])('do not hinder a report where they cannot be read: %s', (damage) => {
    const { make, database } = month();
    database.exec(damage);
    const { changedRecords, summary } = make();
    expect([changedRecords, summary.tests]).toEqual([1, 57]);
    database.exec('DELETE FROM chain WHERE number = 3');
    expect(make().changedRecords).toBe(0);
  });

  it('cost no more than themselves where an entry of the chain is lost', () => {
    const { database, make } = month();
    const { head } = make().chain;
    database.exec('DELETE FROM chain WHERE number = 10');
    const context = { network: null, timeZone: 'UTC', version: '1', now: END };
    const made = makeReport(database, {
      ...context,
      plans: { plan: DEFAULT_SETTINGS.plan, networks: [] },
      range: { from: BEGIN + 5 * DAY_MS, to: END },
    });
    expect(verifyReport(JSON.stringify(made.kind === 'made' && made.file), sha256)).toMatchObject({
      kind: 'verified',
      findings: [],
      first: 17,
      head,
    });
  });
});
