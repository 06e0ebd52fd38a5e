import { getFormat, type ExportAnswer } from '../../shared/history/export';
import { textsIn, type Language } from '../../shared/texts/i18n';
import { OUTCOMES } from '../../shared/run';
import type { HistoryWriter } from '../core/reader';
import { EXIT, printUnanswered, type Printed } from './measure';

const ALWAYS = { from: 0, to: 8.64e15 };

/** What came of an export that the command line asked for. */
export type ExportReply = Exclude<ExportAnswer, { kind: 'cancelled' }>;

/** Writes the whole history in the format that the file's name asks for; a name that asks for none gives a table. */
export function exportForCommandLine(history: HistoryWriter, path: string): Promise<ExportReply> {
  return history.write(path, { range: ALWAYS, outcomes: OUTCOMES, format: getFormat(path) ?? 'csv' });
}

/** Words a reply for a person. Null: nobody answered. */
export function printExport(reply: ExportReply | null, language: Language): Printed {
  const texts = textsIn(language);
  if (reply?.kind === 'written') {
    const { runs: count, path } = reply;
    return { out: texts('cli:exported', { count, path }), err: '', exitCode: EXIT.done };
  }
  if (reply === null) return printUnanswered(language);
  const { path } = reply;
  const err =
    reply.kind === 'in-data-folder'
      ? texts('history:export.inDataFolder', { path })
      : texts('cli:notExported', { path, detail: reply.detail });
  return { out: '', err, exitCode: EXIT.failed };
}
