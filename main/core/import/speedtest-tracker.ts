import { MINUTE_MS } from '../../../shared/durations';
import type { ProviderKind } from '../../../shared/providers';
import type { Figures } from '../../../shared/run';
import { isRecord, type JsonRecord } from './json-record';
import { faulty, figuresOf, hasThroughput, textOf, toRun, type ImportedRecord } from './imported-run';
import { ooklaServer, readOoklaFigures, readOoklaServer, zeroIsNone } from './ookla';
import { BITS, FigureReader, PER_CENT, PER_THOUSAND, readTime } from './values';

/*
 * Speedtest Tracker keeps the answer of Ookla's program with each result. Its API gives a result with that answer as
 * `data`; throughputs of its own are bytes a second. Its table has each part of the answer as a column since version 1.6
 * ("Download bandwidth", bytes a second); before it had columns of its own ("Download", bits a second). Times are of UTC.
 * Source: app/Http/Resources/V1/ResultResource.php and app/Filament/Exports/ResultExporter.php of the project.
 */

/** Ends of a result that has none yet, or that was not measured, in the words of its API. */
const UNFINISHED = ['benchmarking', 'checking', 'running', 'started', 'skipped', 'waiting'];
/** The table has them in the language of the person who exported it. */
const SKIPPED = ['übersprungen', 'omitido', 'ignoré', 'overgeslagen', 'ignorado'];

/** Whether a record is a result as its API gives it. */
export function isTrackerRecord(record: JsonRecord): boolean {
  return 'created_at' in record && 'service' in record && ('ping' in record || 'status' in record);
}

/** Whether a table with these columns is its export. */
export function isTrackerTable(columns: ReadonlySet<string>): boolean {
  return columns.has('created at') && columns.has('service') && columns.has('scheduled');
}

interface Facts {
  readonly service: string;
  readonly status: string;
  readonly isScheduled: boolean;
  readonly createdAt: unknown;
  /** When the program wrote its answer, or the result was changed last. */
  readonly endedAt: readonly unknown[];
  readonly figures: Figures;
  readonly server: ReturnType<typeof ooklaServer>;
  readonly error: string;
}

/** A result of the API. */
export function readTrackerRecord(record: JsonRecord, now: number): ImportedRecord {
  const reader = new FigureReader();
  const data = isRecord(record['data']) ? record['data'] : {};
  const measured = readOoklaFigures(data, reader);
  const own = figuresOf({
    downloadBitsPerSecond: zeroIsNone(reader.read(record['download'], 'throughput', BITS)),
    uploadBitsPerSecond: zeroIsNone(reader.read(record['upload'], 'throughput', BITS)),
    latencyMs: reader.read(record['ping'], 'latency'),
    downloadBytes: reader.read(record['download_bytes'], 'bytes'),
    uploadBytes: reader.read(record['upload_bytes'], 'bytes'),
  });
  const scheduled = record['scheduled'];
  return toRecord(reader, now, {
    service: textOf(record['service']),
    status: textOf(record['status']),
    isScheduled: scheduled === true || scheduled === 1 || scheduled === '1',
    createdAt: record['created_at'],
    endedAt: [data['timestamp'], record['updated_at']],
    figures: withOwn(measured, own),
    server: readOoklaServer(data['server']),
    error: textOf(data['message']),
  });
}

/** A line of the table, its cells by the names of their columns. */
export function readTrackerLine(cells: ReadonlyMap<string, string>, now: number): ImportedRecord {
  const reader = new FigureReader();
  const cell = (...names: readonly string[]) =>
    names.map((name) => cells.get(name)).find((text) => text !== undefined);
  const throughput = (direction: 'download' | 'upload') =>
    cells.has(`${direction} bandwidth`)
      ? reader.read(cell(`${direction} bandwidth`), 'throughput', BITS)
      : reader.read(cell(direction), 'throughput');
  const figures = figuresOf({
    downloadBitsPerSecond: zeroIsNone(throughput('download')),
    uploadBitsPerSecond: zeroIsNone(throughput('upload')),
    latencyMs: reader.read(cell('ping latency', 'ping'), 'latency'),
    latencyMinMs: reader.read(cell('ping low'), 'latency'),
    jitterMs: reader.read(cell('ping jitter'), 'latency'),
    loadedLatencyDownloadMs: reader.read(cell('download latency iqm', 'download latency avg'), 'latency'),
    loadedLatencyUploadMs: reader.read(cell('upload latency iqm', 'upload latency avg'), 'latency'),
    packetLossRatio: reader.read(cell('packetloss', 'packet loss'), 'share', PER_CENT),
    downloadBytes: reader.read(cell('download bytes'), 'bytes'),
    uploadBytes: reader.read(cell('upload bytes'), 'bytes'),
    downloadSeconds: reader.read(cell('download elapsed'), 'seconds', PER_THOUSAND),
    uploadSeconds: reader.read(cell('upload elapsed'), 'seconds', PER_THOUSAND),
  });
  return toRecord(reader, now, {
    service: textOf(cell('service')),
    status: textOf(cell('status')),
    isScheduled: /^(?:yes|1|true)$/i.test(textOf(cell('scheduled'))),
    createdAt: cell('created at'),
    endedAt: [cell('timestamp'), cell('updated at')],
    figures,
    server: ooklaServer({
      host: textOf(cell('server host')),
      port: textOf(cell('server port')),
      name: textOf(cell('server name')),
      location: textOf(cell('server location')),
    }),
    error: textOf(cell('message', 'error message')),
  });
}

function toRecord(reader: FigureReader, now: number, facts: Facts): ImportedRecord {
  const at = readTime(facts.createdAt, now);
  if ('fault' in at) return faulty(at.fault);
  if (reader.isSpoilt) return faulty('bad-figure');
  const provider = SERVICES[facts.service.toLowerCase()];
  if (provider === undefined) return faulty('unknown-service');
  const status = facts.status.toLowerCase();
  if (UNFINISHED.includes(status) || SKIPPED.includes(status)) return faulty('unfinished');
  // Words of other languages cannot be told apart: what has a throughput was measured.
  const hasFailed = status === 'failed' || !hasThroughput(facts.figures);
  if (hasFailed && status === 'completed') return faulty('no-figures');
  const run = toRun({
    from: 'speedtest-tracker',
    trigger: facts.isScheduled ? 'schedule' : 'manual',
    startedAt: at.value,
    finishedAt: endOf(facts.endedAt, at.value, now),
    provider,
    server: facts.server,
    figures: facts.figures,
    error: facts.error,
    hasFailed,
  });
  return { kind: 'run', run };
}

/** `faker` makes results up: they are no tests. */
const SERVICES: Readonly<Record<string, ProviderKind | undefined>> = {
  ookla: 'ookla',
  librespeed: 'librespeed',
};
/** A result that was changed later than this after its begin was edited, or has a comment. */
const LONGEST_MS = 10 * MINUTE_MS;

function endOf(candidates: readonly unknown[], startedAt: number, now: number): number {
  const ends = candidates
    .map((text) => readTime(text, now))
    .flatMap((read) => ('value' in read ? [read.value] : []));
  return ends.find((at) => at >= startedAt && at - startedAt <= LONGEST_MS) ?? startedAt;
}

/** Figures of the answer, and where it has none, those of the result itself. */
function withOwn(measured: Figures, own: Figures): Figures {
  return {
    ...measured,
    downloadBitsPerSecond: measured.downloadBitsPerSecond ?? own.downloadBitsPerSecond,
    uploadBitsPerSecond: measured.uploadBitsPerSecond ?? own.uploadBitsPerSecond,
    latencyMs: measured.latencyMs ?? own.latencyMs,
    downloadBytes: measured.downloadBytes ?? own.downloadBytes,
    uploadBytes: measured.uploadBytes ?? own.uploadBytes,
  };
}
