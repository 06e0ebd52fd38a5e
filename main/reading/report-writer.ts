import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReportFile } from '../../shared/report/report-file';
import type { ReportFormat } from '../../shared/report/report-order';
import type { ReportWritten } from '../core/report/context';
import { REPORT_COLUMNS, reportTable } from '../core/report/report-table';
import { systemWords } from '../files/disk-problem';
import { putInPlace } from '../files/whole-file';
import type { MadeReport } from './report-maker';

/**
 * Writes a report for a program or a spreadsheet. A file of that name is replaced once the new one is complete; what is being
 * written when the process ends leaves nothing behind.
 */
export async function writeReport(
  made: MadeReport,
  path: string,
  format: Exclude<ReportFormat, 'pdf'>,
  signal: AbortSignal,
): Promise<ReportWritten> {
  if (made.kind !== 'made') return made;
  const part = `${path}.part`;
  try {
    const text = format === 'json' ? documentOf(made.file) : tableOf(made.file);
    await pipeline([Readable.from(text), createWriteStream(part)], { signal });
    putInPlace(part, path);
    return { kind: 'written', path, tests: made.file.summary.tests };
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    return { kind: 'not-written', path, detail: systemWords(error) };
  }
}

/** An entry of the chain a line: everything else stands before them. */
function* documentOf({ chain, ...file }: ReportFile): Generator<string> {
  const { entries, ...ends } = chain;
  yield `${JSON.stringify(file, null, 2).slice(0, -2)},\n  "chain": ${JSON.stringify(ends).slice(0, -1)},"entries":[`;
  let separator = '\n';
  for (const entry of entries) {
    yield separator + JSON.stringify(entry);
    separator = ',\n';
  }
  yield '\n]}}\n';
}

async function* tableOf(file: ReportFile): AsyncGenerator<string> {
  // Only those who ask for a table load what writes it.
  const { stringify } = await import('csv-stringify/sync');
  // What a server said must not run as a formula. Without the mark, Excel takes UTF-8 for something else.
  const form = { escape_formulas: true, record_delimiter: 'windows' } as const;
  yield stringify([REPORT_COLUMNS], { ...form, bom: true });
  yield stringify(
    reportTable(file).map((cells) => [...cells]),
    form,
  );
}
