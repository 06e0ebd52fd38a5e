import { toMegabits } from '../../../shared/format';
import { formatSortable } from '../../../shared/format-time';
import { figuresOf, methodOf, type Figures } from '../../../shared/run';
import { verdictInWords, type VerdictWords } from '../../../shared/verdict-words';
import { iso, type ExportWords, type RunAccount } from './ledger-json';

type Cell = string | number | null;
type Read = (account: RunAccount, words: ExportWords) => Cell;

/** A figure of the run, in the unit of its column; null where it was not measured. */
const figure =
  (name: keyof Figures, convert: (value: number) => number = (value) => value): Read =>
  ({ run }) => {
    const value = figuresOf(run)?.[name] ?? null;
    return value === null ? null : rounded(convert(value));
  };

/** The columns of the table, in their order; each has its unit in its name. */
export const COLUMNS: readonly (readonly [name: string, read: Read])[] = [
  ['local_time', ({ run }, { style }) => formatSortable(run.startedAt, style.timeZone)],
  ['time_zone', (_account, { style }) => style.timeZone],
  ['started_at_utc', ({ run }) => iso(run.startedAt)],
  ['finished_at_utc', ({ run }) => iso(run.finishedAt)],
  ['planned_for_utc', ({ run }) => iso(run.slotAt)],
  ['asked_by', ({ run }) => run.trigger],
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
  ['mode', ({ run }) => methodOf(run)?.mode ?? null],
  ['network', ({ run }) => methodOf(run)?.network ?? null],
  ['rules_that_told', (account, words) => ledgerOf(account, words, true)],
  ['rules_that_did_not', (account, words) => ledgerOf(account, words, false)],
  ['run_id', ({ run }) => run.id],
];

/** The verdicts that tell, or those that do not, each with its reason, whom it told and what they answered. */
function ledgerOf({ verdicts, messages }: RunAccount, words: ExportWords, isTelling: boolean): string {
  return verdicts
    .map((verdict) => verdictInWords(verdict, messages, words.texts, words.style))
    .filter((line) => line.isTelling === isTelling)
    .map(inOneLine)
    .join(' | ');
}

function inOneLine({ rule, finding, channels }: VerdictWords): string {
  const told = channels.map(({ words, reply }) => (reply === '' ? words : `${words} [${singleLine(reply)}]`));
  return [[rule, finding].filter((part) => part !== '').join(': '), ...told].join('; ');
}

function singleLine(reply: string): string {
  return reply.replaceAll(/\s+/g, ' ').trim();
}

/** Three decimals are more than any figure is sure of. */
function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
