import type { ReportFile } from '../../shared/report/report-file';
import type { ReportFormat } from '../../shared/report/report-order';
import type { ReportWritten } from '../core/report/context';
import { REPORT_COLUMNS, reportTable } from '../core/report/report-table';
import { systemWords } from '../files/disk-problem';
import { writeStreamed } from '../files/streamed-file';
import { csvText } from './csv-text';
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
  try {
    const text =
      format === 'json' ? documentOf(made.file) : csvText(REPORT_COLUMNS, [reportTable(made.file)]);
    await writeStreamed(path, text, signal);
    return { kind: 'written', path, tests: made.file.summary.tests };
  } catch (error) {
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
