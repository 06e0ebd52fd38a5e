import { getExclusion } from '../../../shared/history/exclusion';
import type { Note } from '../../../shared/history/note';
import type { ScheduleRef } from '../../../shared/schedule/kinds';
import { toMegabits } from '../../../shared/texts/format';
import { formatSortable } from '../../../shared/texts/format-time';
import { getFigures, getMethod, type Figures } from '../../../shared/run';
import { verdictInWords, type VerdictWords } from '../../../shared/rules/verdict-words';
import { iso } from '../iso-time';
import type { ExportWords, RunAccount } from './ledger-json';

type Cell = string | number | null;
/** What a line of the table is made of: the run, and its ledger in words. */
interface Line {
  readonly run: RunAccount['run'];
  readonly timeZone: string;
  readonly ledger: readonly VerdictWords[];
  readonly note: string | null;
  /** On moments, not on tests. */
  readonly moments: readonly Note[];
}

type Read = (line: Line) => Cell;

/** A figure of the run, in the unit of its column; null where it was not measured. */
const figure =
  (name: keyof Figures, convert: (value: number) => number = (value) => value): Read =>
  ({ run }) => {
    const value = getFigures(run)?.[name] ?? null;
    return value === null ? null : rounded(convert(value));
  };

/** In their order; each has its unit in its name. */
const COLUMNS: readonly (readonly [name: string, read: Read])[] = [
  ['local_time', ({ run, timeZone }) => formatSortable(run.startedAt, timeZone)],
  ['time_zone', ({ timeZone }) => timeZone],
  ['started_at_utc', ({ run }) => iso(run.startedAt)],
  ['finished_at_utc', ({ run }) => iso(run.finishedAt)],
  ['planned_for_utc', ({ run }) => iso(run.slotAt)],
  ['asked_by', ({ run }) => run.trigger],
  ['schedule', ({ run }) => getScheduleName(run.schedule)],
  ['outcome', ({ run }) => run.outcome],
  ['reason', ({ run }) => ('reason' in run ? run.reason : null)],
  ['detail', ({ run }) => ('detail' in run ? run.detail : null)],
  ['download_mbit_per_s', figure('downloadBitsPerSecond', toMegabits)],
  ['upload_mbit_per_s', figure('uploadBitsPerSecond', toMegabits)],
  ['latency_ms', figure('latencyMs')],
  ['latency_min_ms', figure('latencyMinMs')],
  ['latency_p95_ms', figure('latencyP95Ms')],
  ['jitter_ms', figure('jitterMs')],
  ['loaded_latency_download_ms', figure('loadedLatencyDownloadMs')],
  ['loaded_latency_upload_ms', figure('loadedLatencyUploadMs')],
  ['responsiveness_rpm', figure('rpm')],
  ['packet_loss_percent', figure('packetLossRatio', (ratio) => ratio * 100)],
  ['downloaded_bytes', figure('downloadBytes')],
  ['uploaded_bytes', figure('uploadBytes')],
  ['provider', ({ run }) => run.provider],
  ['server', ({ run }) => run.server?.name ?? null],
  ['server_address', ({ run }) => run.server?.url ?? null],
  ['mode', ({ run }) => getMethod(run)?.mode ?? null],
  ['network', ({ run }) => getMethod(run)?.network ?? null],
  ['rules_that_told', ({ ledger }) => toWords(ledger.filter(({ isTelling }) => isTelling))],
  ['rules_that_did_not', ({ ledger }) => toWords(ledger.filter(({ isTelling }) => !isTelling))],
  ['missed_tests', ({ run }) => (run.outcome === 'missed' ? run.slots : null)],
  ['retry_of', ({ run }) => run.retryOf?.runId ?? null],
  ['imported_from', ({ run }) => run.importedFrom ?? null],
  ['excluded_since_utc', ({ run }) => iso(getExclusion(run)?.at ?? null)],
  ['excluded_because', ({ run }) => getExclusion(run)?.reason ?? null],
  ['note', ({ note }) => note],
  [
    'notes_between',
    ({ moments, timeZone }) => moments.map((moment) => wordMoment(moment, timeZone)).join(' | '),
  ],
  ['run_id', ({ run }) => run.id],
];

/** The head of the table. */
export const COLUMN_NAMES = COLUMNS.map(([name]) => name);

/** A run as a line of the table, with the notes on moments that stand with it. */
export function getCells(
  { run, verdicts, messages, note }: RunAccount,
  { texts, style }: ExportWords,
  moments: readonly Note[] = [],
): Cell[] {
  const ledger = verdicts.map((verdict) => verdictInWords(verdict, messages, texts, style));
  const line = { run, timeZone: style.timeZone, ledger, note: note?.text ?? null, moments };
  return COLUMNS.map(([, read]) => read(line));
}

/** Verdicts, each with its reason, whom it told and what they answered. */
function toWords(ledger: readonly VerdictWords[]): string {
  return ledger.map(inOneLine).join(' | ');
}

function inOneLine({ rule, finding, channels }: VerdictWords): string {
  const told = channels.map(({ words, reply }) => (reply === '' ? words : `${words} [${singleLine(reply)}]`));
  return [[rule, finding].filter((part) => part !== '').join(': '), ...told].join('; ');
}

function singleLine(reply: string): string {
  return reply.replaceAll(/\s+/g, ' ').trim();
}

function wordMoment({ at, text }: Note, timeZone: string): string {
  return `${formatSortable(at, timeZone)}: ${singleLine(text)}`;
}

/** Three decimals are more than any figure is sure of. */
function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

/** The user's own name of a schedule; its id where it has none. */
function getScheduleName(schedule: ScheduleRef | undefined): string | null {
  if (schedule === undefined) return null;
  return schedule.name === '' ? schedule.id : schedule.name;
}
