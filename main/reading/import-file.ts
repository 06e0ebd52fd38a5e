import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ImportAnswer, ImportPreviewAnswer, ImportSource } from '../../shared/history/import';
import { errorText } from '../../shared/texts/error-text';
import { ImportCounter } from '../core/import/import-count';
import type { ImportedRun } from '../core/import/imported-run';
import { ImportReader, type ImportItem } from '../core/import/read-import';
import type { ImportJob } from '../core/reader';
import { systemWords } from '../files/disk-problem';
import { requireFile } from '../files/own-file';
import { ImportWriter } from '../storage/imports/import-writer';
import { markOf, RecordedRuns, SeenRuns } from '../storage/imports/recorded-runs';
import type { Database } from '../storage/sqlite';

/** A portion keeps the records for a few milliseconds; then the application has its turn, which SQLite lets wait asleep. */
const RUNS_AT_ONCE = 200;
const PAUSE_MS = 25;
const CHUNK_BYTES = 256 * 1024;

/** Says what a file holds and what an import of it would do. Nothing is written. */
export async function previewImport(
  database: Database,
  path: string,
  now: number,
  signal: AbortSignal,
): Promise<ImportPreviewAnswer> {
  const recorded = new RecordedRuns(database);
  const seen = new SeenRuns();
  const counter = new ImportCounter();
  const reader = new ImportReader(now);
  const fileName = basename(path);
  try {
    const mark = await getMark(path);
    for await (const items of readItems(reader, path, signal)) {
      for (const item of items) {
        if (item.kind === 'refused') return { kind: 'refused', fileName, refusal: item.refusal };
        if (item.kind === 'fault') counter.addFault(item);
        else if (item.kind === 'run') counter.addRun(item.run, isKnown(item.run));
      }
    }
    const source = reader.source ?? ('linewatch' satisfies ImportSource);
    return { kind: 'preview', path, fileName, source, mark, ...counter.counts };
  } catch (error) {
    return { kind: 'not-readable', path, detail: systemWords(error) };
  }

  /** Recorded already, or before in the same file. */
  function isKnown(run: ImportedRun): boolean {
    const mark = markOf(run);
    return seen.hasOrAdd(mark) || recorded.has(mark);
  }
}

/** Takes the tests of a file over. What keeps it from being done is in the answer: then nothing of it stays. */
export async function importFile(
  database: Database,
  job: ImportJob,
  now: number,
  signal: AbortSignal,
): Promise<ImportAnswer> {
  const { path, network, source, id, owner, at } = job;
  const writer = new ImportWriter(database, { id, at, owner, source, network, fileName: basename(path) });
  const counts = { added: 0, duplicates: 0, unreadable: 0 };
  let hasBegun = false;
  try {
    if ((await getMark(path)) !== job.mark) return { kind: 'changed' };
    writer.begin();
    hasBegun = true;
    for await (const items of readItems(new ImportReader(now), path, signal)) {
      const runs = items.flatMap((item) => (item.kind === 'run' ? [item.run] : []));
      counts.unreadable += items.filter(({ kind }) => kind === 'fault').length;
      writer.addNotes(items.flatMap((item) => (item.kind === 'note' ? [item.note] : [])));
      for (let from = 0; from < runs.length; from += RUNS_AT_ONCE) {
        const portion = runs.slice(from, from + RUNS_AT_ONCE);
        const added = writer.add(portion);
        if (added === null) return { kind: 'failed', detail: '' };
        counts.added += added;
        counts.duplicates += portion.length - added;
        await pause(PAUSE_MS, undefined, { signal });
      }
    }
    return writer.finish() ? { kind: 'imported', ...counts } : { kind: 'failed', detail: '' };
  } catch (error) {
    if (hasBegun) giveUp(writer);
    return { kind: 'failed', detail: systemWords(error) };
  }
}

/** A disk that refuses this too leaves it to the application, and to its next start. */
function giveUp(writer: ImportWriter): void {
  try {
    writer.giveUp();
  } catch (error) {
    process.stderr.write(`An import could not be given up: ${errorText(error)}\n`);
  }
}

/** Tells a file apart from what it is once it was written again. What is no file is never read: a pipe has no end. */
async function getMark(path: string): Promise<string> {
  requireFile(path);
  const { size, mtimeMs } = await stat(path);
  return `${size} ${mtimeMs}`;
}

/** What a file holds, some at a time. */
async function* readItems(
  reader: ImportReader,
  path: string,
  signal: AbortSignal,
): AsyncGenerator<readonly ImportItem[]> {
  let decoder: TextDecoder | null = null;
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES, signal })) {
    const bytes = chunk as Buffer;
    decoder ??= new TextDecoder(getEncoding(bytes));
    yield reader.feed(decoder.decode(bytes, { stream: true }));
  }
  if (decoder !== null) yield reader.feed(decoder.decode());
  yield reader.end();
}

/** By the byte-order mark; spreadsheets write “Unicode text” as UTF-16. */
function getEncoding(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}
