import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OUTCOMES } from '../../shared/run';
import { textsIn } from '../../shared/texts/i18n';
import type { ImportPreview } from '../../shared/history/import';
import { runJson } from '../core/export/run-json';
import { undoingImports } from '../storage/imports/undoing';
import { NoteStore } from '../storage/notes/note-store';
import { ExclusionStore } from '../storage/runs/exclusion-store';
import { ImportStore } from '../storage/imports/import-store';
import { temporaryRecords, NOT_JUDGED } from '../testing/records';
import { completedRun, failedRun, RUN_OF } from '../testing/runs';
import { HistoryExport } from './history-export';
import { importFile, previewImport } from './import-file';
import { verifyFile } from './verify-file';

const ALWAYS = { from: 0, to: 8.64e15 };
const NEVER = new AbortController().signal;

/** Records of this installation, and files in a folder. */
function atHome() {
  const records = temporaryRecords();
  const { database, clock, folder } = records;
  const file = (name: string, content: string | Uint8Array) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const preview = (path: string) => previewImport(database, path, clock.now(), NEVER);
  const previewed = async (path: string): Promise<ImportPreview> => {
    const answer = await preview(path);
    if (answer.kind !== 'preview') throw new Error(JSON.stringify(answer));
    return answer;
  };
  const take = async (
    path: string,
    { network = null as string | null, signal = NEVER, id = 'import-1' } = {},
  ) => {
    const { mark, source } = await previewed(path);
    const job = { id, owner: 'process-1', at: clock.now(), path, mark, source, network };
    return importFile(database, job, clock.now(), signal);
  };
  const out = () =>
    new HistoryExport({
      history: records.history,
      occasions: records.occasions,
      lineEvents: () => [],
      notes: () => [],
      clock,
      signal: NEVER,
      version: '1.2.3',
      words: () => ({
        texts: textsIn('en'),
        style: { language: 'en', timeZone: 'Europe/Berlin', rateUnit: 'Mbit/s' },
      }),
    });
  return { ...records, file, preview, previewed, take, out, imports: new ImportStore(database) };
}

/** A line of Ookla's program, some seconds after midnight. */
const ookla = (seconds: number, server = 'Example') =>
  `${JSON.stringify({
    type: 'result',
    timestamp: new Date(Date.parse('2025-12-24T00:00:00Z') + seconds * 1000).toISOString(),
    ping: { latency: 19 },
    download: { bandwidth: 1_000_000 + seconds },
    server: { host: 'h.example.org', name: server },
  })}\n`;

describe('the preview of a file', () => {
  it('counts what is new, what is recorded, and what cannot be read, and writes nothing', async () => {
    const { file, preview, take, database } = atHome();
    const half = file('half.jsonl', ookla(1) + ookla(2));
    await take(half);
    const before = database.ask('SELECT emit(total_changes())');
    const whole = file(
      'whole.jsonl',
      `${ookla(1) + ookla(2) + ookla(3, 'Other') + ookla(3, 'Other')}{"type":\n`,
    );
    expect(await preview(whole)).toMatchObject({
      kind: 'preview',
      fileName: 'whole.jsonl',
      source: 'ookla',
      added: 1,
      duplicates: 3,
      unreadable: 1,
      faults: [{ line: 5, fault: 'broken' }],
      firstAt: Date.parse('2025-12-24T00:00:01Z'),
      lastAt: Date.parse('2025-12-24T00:00:03Z'),
      services: [{ name: 'ookla', runs: 4 }],
      servers: [
        { name: 'Example', runs: 2 },
        { name: 'Other', runs: 2 },
      ],
      serverCount: 2,
      hasNetworks: false,
    });
    expect(database.ask('SELECT emit(total_changes())')).toEqual(before);
  });

  it('says what a file is not, and that there is none', async () => {
    const { file, preview, folder } = atHome();
    expect(await preview(file('a.txt', 'Hello'))).toEqual({
      kind: 'refused',
      fileName: 'a.txt',
      refusal: 'unrecognised',
    });
    const path = join(folder, 'nowhere.json');
    expect(await preview(path)).toEqual({ kind: 'not-readable', path, detail: 'no such file or directory' });
  });

  it.skipIf(process.platform === 'win32')('refuses a pipe, which has no end', async () => {
    const { preview, folder, database, clock } = atHome();
    const path = join(folder, 'pipe');
    execFileSync('mkfifo', [path]);
    expect(await preview(path)).toEqual({ kind: 'not-readable', path, detail: 'not a file' });
    const job = { id: 'import-1', owner: 'process-1', at: 1, path, mark: '0 0', source: 'ookla' } as const;
    const answer = await importFile(database, { ...job, network: null }, clock.now(), NEVER);
    expect(answer).toEqual({ kind: 'failed', detail: 'not a file' });
    expect(verifyFile(path)).toEqual({ kind: 'not-read', path, detail: 'not a file' });
  });

  it('refuses a folder', async () => {
    const { preview, folder } = atHome();
    const path = join(folder, 'tests.json');
    mkdirSync(path);
    expect(await preview(path)).toEqual({ kind: 'not-readable', path, detail: 'not a file' });
  });

  it('reads what a spreadsheet writes as Unicode text', async () => {
    const { file, previewed } = atHome();
    const text =
      '\uFEFFcreated\tping\tdownload\tupload\ttype\r\n2025-12-24T06:00:02.123Z\t12\t93,5\t40\tauto\r\n';
    expect(await previewed(file('a.txt', Buffer.from(text, 'utf16le')))).toMatchObject({
      source: 'myspeed',
      added: 1,
    });
  });
});

describe('the import of a file', () => {
  it('gives an export of Linewatch back as a whole, and nothing of it a second time', async () => {
    const there = atHome();
    for (const [index, run] of [completedRun(), failedRun(), ...Object.values(RUN_OF)].entries()) {
      const startedAt = run.startedAt + index * 60_000;
      there.runs.record(
        { ...run, id: `run-${index}`, startedAt, finishedAt: startedAt + 6_000 },
        NOT_JUDGED,
        [],
      );
    }
    const path = join(there.folder, 'all.json');
    await there.out().write(path, { range: ALWAYS, outcomes: OUTCOMES, format: 'json' });
    const here = atHome();
    expect(await here.take(path)).toEqual({ kind: 'imported', added: 8, duplicates: 0, unreadable: 0 });
    const all = (home: typeof here) =>
      home.history.accountsAfter({ range: ALWAYS, outcomes: OUTCOMES }, null, 100).accounts;
    expect(all(here).map(({ run }) => run)).toEqual(
      all(there).map(({ run }) => ({ ...run, importedFrom: 'linewatch' })),
    );
    expect(await here.take(path, { id: 'import-2' })).toMatchObject({ added: 0, duplicates: 8 });
    expect(await there.take(path)).toMatchObject({ added: 0, duplicates: 8 });
  });

  it('keeps the tests apart that several schedules missed at one moment', async () => {
    const { file, previewed, take } = atHome();
    const head = { form: 'linewatch-history', formVersion: 1 };
    const missed = (id: string) => runJson({ ...RUN_OF.missed, id, schedule: { id, name: id } });
    const path = file('own.json', JSON.stringify({ ...head, runs: ['a', 'b', 'a'].map(missed) }));
    expect(await previewed(path)).toMatchObject({ added: 2, duplicates: 1 });
    expect(await take(path)).toMatchObject({ added: 2, duplicates: 1 });
    const more = file('more.json', JSON.stringify({ ...head, runs: ['a', 'c'].map(missed) }));
    expect(await previewed(more)).toMatchObject({ added: 1, duplicates: 1 });
    expect(await take(more, { id: 'import-2' })).toMatchObject({ added: 1, duplicates: 1 });
  });

  it('leaves a test out of which a figure cannot be stored, and nothing else', async () => {
    const { file, take } = atHome();
    const line = (elapsed: number) =>
      ookla(elapsed % 7).replace('"bandwidth"', `"elapsed":${elapsed},"bandwidth"`);
    const path = file('a.jsonl', line(8_001) + line(9e15) + line(8_003));
    expect(await take(path)).toMatchObject({ kind: 'imported', added: 2, unreadable: 1 });
  });

  it('brings back which tests do not count, and the notes on tests, and undoes both', async () => {
    const there = atHome();
    const { database, clock } = there;
    there.runs.record(completedRun({ id: 'good' }), NOT_JUDGED, []);
    const deps = { database, clock, rules: () => [], verdictsOf: () => [] };
    new ExclusionStore(deps).exclude('good', 'a backup ran');
    new NoteStore(database, clock).save({ id: 'n', at: 0, runId: 'good', text: 'Called\nthe provider' });
    const path = join(there.folder, 'all.json');
    await there.out().write(path, { range: ALWAYS, outcomes: OUTCOMES, format: 'json' });
    const here = atHome();
    expect(await here.take(path)).toMatchObject({ added: 1 });
    const exclusion = { reason: 'a backup ran', at: clock.now() };
    expect(here.history.details('good')).toMatchObject({
      run: { exclusion },
      note: { text: 'Called\nthe provider' },
    });
    const undo = (id: string) => {
      here.imports.undo(id);
      const work = undoingImports(here.database, 'process-1', () => undefined);
      while (work.next());
      return here.database.ask('SELECT emit(text) FROM notes').flat();
    };
    expect(undo('import-1')).toEqual([]);
    // What somebody has written since stays.
    await here.take(path, { id: 'import-2' });
    here.clock.advance(1_000);
    const brought = here.history.details('good')?.note?.id ?? '';
    const mine = { id: brought, at: 0, runId: 'good', text: 'Mine' };
    expect(new NoteStore(here.database, here.clock).save(mine)).toMatchObject({ kind: 'saved' });
    expect(undo('import-2')).toEqual(['Mine']);
  });

  it('is refused where the file is another one than at its preview', async () => {
    const { file, previewed, database, clock, imports } = atHome();
    const path = file('a.jsonl', ookla(1));
    const { mark, source } = await previewed(path);
    appendFileSync(path, ookla(2));
    const job = { id: 'import-1', owner: 'process-1', at: 1, path, mark, source, network: null };
    expect(await importFile(database, job, clock.now(), NEVER)).toEqual({ kind: 'changed' });
    expect(imports.list()).toEqual([]);
  });

  it('that is given up leaves an import that is undone', async () => {
    const { file, take, imports } = atHome();
    const ending = new AbortController();
    const path = file('a.jsonl', Array.from({ length: 3_000 }, (_, index) => ookla(index)).join(''));
    const taken = take(path, { signal: ending.signal });
    await new Promise<void>((resolve) => {
      const look = () => (imports.list().length > 0 ? resolve() : void setImmediate(look));
      look();
    });
    ending.abort();
    expect(await taken).toMatchObject({ kind: 'failed' });
    expect(imports.list()).toMatchObject([{ state: 'undoing' }]);
  });
});
