import type { Direction } from '../../../shared/report/report';
import { isSealed, type ReportFile } from '../../../shared/report/report-file';
import { getFigures, getMethod } from '../../../shared/run';
import { getSurroundings } from '../../../shared/run-surroundings';
import { toMegabits } from '../../../shared/texts/format';
import { formatSortable } from '../../../shared/texts/format-time';
import { countRuns } from './counted';
import type { ReportSource } from './source';
import { toSource } from './to-source';

type Cell = string | number | null;

/** The head of the table; each figure has its unit in its name. */
export const REPORT_COLUMNS = [
  'entry',
  'local_time',
  'started_at_utc',
  'outcome',
  'reason',
  'download_mbit_per_s',
  'upload_mbit_per_s',
  'latency_ms',
  'download_counts',
  'upload_counts',
  'provider',
  'server',
  'mode',
  'network',
  'link',
  'excluded_because',
  'notes',
  'run_id',
  'digest',
  'hash',
] as const;

/** The tests of a report as lines of a table, oldest first, each with its entry in the chain. */
export function reportTable(file: ReportFile): readonly (readonly Cell[])[] {
  const source = toSource(file);
  const counted = new Map(countRuns(source).map((one) => [one.number, one.notCounted]));
  const sealed = new Map(file.chain.entries.filter(isSealed).map((entry) => [entry.number, entry]));
  const notes = notesOfLines(source);
  return source.runs.map(({ run, number, excludedBecause }, line) => {
    const figures = getFigures(run);
    const method = getMethod(run);
    const notCounted = counted.get(number);
    const counts = (direction: Direction, value: number | null | undefined) =>
      notCounted === undefined || value == null ? null : (notCounted[direction] ?? 'yes');
    return [
      number,
      formatSortable(run.startedAt, source.timeZone),
      new Date(run.startedAt).toISOString(),
      run.outcome,
      'reason' in run ? run.reason : null,
      megabits(figures?.downloadBitsPerSecond),
      megabits(figures?.uploadBitsPerSecond),
      figures?.latencyMs ?? null,
      counts('download', figures?.downloadBitsPerSecond),
      counts('upload', figures?.uploadBitsPerSecond),
      run.provider,
      run.server?.name ?? null,
      method?.mode ?? null,
      method?.network ?? null,
      getSurroundings(run).linkKind ?? null,
      excludedBecause,
      notes[line] ?? null,
      run.id,
      sealed.get(number)?.digest ?? null,
      sealed.get(number)?.hash ?? null,
    ];
  });
}

/** The notes since the line before, parted by a stroke; the last line has also those after it. */
function notesOfLines({ runs, notes }: ReportSource): readonly (string | null)[] {
  return runs.map(({ run }, line) => {
    const from = line === 0 ? -Infinity : (runs[line - 1]?.run.startedAt ?? 0);
    const to = line === runs.length - 1 ? Infinity : run.startedAt;
    const own = notes.filter(({ at }) => at > from && at <= to).map(({ text }) => text.replaceAll('\n', ' '));
    return own.length === 0 ? null : own.join(' | ');
  });
}

function megabits(value: number | null | undefined): number | null {
  return value == null ? null : Math.round(toMegabits(value) * 1_000) / 1_000;
}
