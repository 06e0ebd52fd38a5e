import { formatOf, type ExportAnswer } from '../shared/export';
import { textsIn, type Language } from '../shared/i18n';
import { OUTCOMES } from '../shared/run';
import { EXIT, type Printed } from './command-line';
import type { HistoryExport } from './history-export';

const EXPORT_REQUEST = 'export ';
const ALWAYS = { from: 0, to: 8.64e15 };

type Reply = Exclude<ExportAnswer, { kind: 'cancelled' }>;

/** The request of the command line to write the history to a file, as one line. The path must be absolute. */
export function exportRequest(path: string): string {
  return EXPORT_REQUEST + JSON.stringify(path);
}

/** The file that a request names; null where it is no request to export. */
export function requestedExport(request: string): string | null {
  return request.startsWith(EXPORT_REQUEST)
    ? (JSON.parse(request.slice(EXPORT_REQUEST.length)) as string)
    : null;
}

/** Writes the whole history in the format that the file's name asks for; a name that asks for none gives a table. */
export function exportForCommandLine(history: Pick<HistoryExport, 'write'>, path: string): Promise<Reply> {
  return history.write(path, { range: ALWAYS, outcomes: OUTCOMES, format: formatOf(path) ?? 'csv' });
}

/** Words a reply for a person. Null: nobody answered. */
export function printExport(reply: Reply | null, language: Language): Printed {
  const texts = textsIn(language);
  if (reply?.kind === 'written') {
    const { runs: count, path } = reply;
    return { out: texts('cli:exported', { count, path }), err: '', exitCode: EXIT.done };
  }
  const err = reply === null ? texts('cli:noAnswer') : texts('cli:notExported', { ...reply });
  return { out: '', err, exitCode: EXIT.failed };
}
