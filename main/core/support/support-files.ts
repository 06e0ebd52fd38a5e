import type { SupportFile } from '../../../shared/support';
import { diagnosticsText, type DiagnosticsFacts, type RecordsFacts } from './diagnostics';
import { leaveOutTexts } from './left-out';

/** What a support bundle is made of, as it was found. */
export interface SupportSources {
  readonly facts: DiagnosticsFacts;
  readonly settings: unknown;
  /** The logs that there are, by their names. */
  readonly logs: readonly SupportFile[];
  /** Takes out known secrets, what looks like one, and names. */
  readonly clean: (text: string) => Promise<string>;
}

/** The files of a support bundle: without secrets and names, and without the records themselves. */
export async function supportFiles({
  facts,
  settings,
  logs,
  clean,
}: SupportSources): Promise<readonly SupportFile[]> {
  const found = [
    { name: 'diagnostics.txt', text: diagnosticsText(facts) },
    { name: 'settings.json', text: `${JSON.stringify(leaveOutTexts(settings), null, 2)}\n` },
    { name: 'records.txt', text: recordsText(facts.records) },
    ...logs,
  ];
  const files: SupportFile[] = [];
  for (const { name, text } of found) files.push({ name, text: await clean(text) });
  return files;
}

/** The form of the records and how many there are, and no record. */
function recordsText(records: RecordsFacts | null): string {
  if (records === null) return 'The records could not be read.\n';
  const counts = records.tables.map(({ name, rows }) => `${name}: ${String(rows)}\n`).join('');
  return `${counts}\n${records.schema.map((statement) => `${statement};\n`).join('')}`;
}
