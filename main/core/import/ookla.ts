import { isRecord, type JsonRecord } from './json-record';
import { faulty, figuresOf, hasThroughput, textOf, toRun, type ImportedRecord } from './imported-run';
import { BITS, FigureReader, PER_CENT, PER_THOUSAND, readTime } from './values';

const DEFAULT_PORT = 8080;

/** Lines of a test under way: the result follows. */
const UNDER_WAY = ['testStart', 'ping', 'download', 'upload'];

/** Whether a record is a line of Ookla's program (`-f json`, `-f jsonl`). */
export function isOoklaRecord(record: JsonRecord): boolean {
  const { type } = record;
  return (
    (type === 'result' && 'timestamp' in record) ||
    (type === 'log' && 'level' in record) ||
    isUnderWay(record)
  );
}

/** Whether it says how a test stands that has not ended. */
export function isUnderWay({ type, timestamp }: JsonRecord): boolean {
  return typeof type === 'string' && UNDER_WAY.includes(type) && timestamp !== undefined;
}

/** A result, or a line that names the fault of a test. Source: Ookla's program 1.2, `speedtest --help` and its output. */
export function readOoklaRecord(record: JsonRecord, now: number): ImportedRecord {
  const at = readTime(record['timestamp'], now);
  if ('fault' in at) return faulty(at.fault);
  const reader = new FigureReader();
  const figures = readOoklaFigures(record, reader);
  if (reader.isSpoilt) return faulty('bad-figure');
  const hasFailed = record['type'] === 'log';
  if (!hasFailed && !hasThroughput(figures)) return faulty('no-figures');
  const run = toRun({
    from: 'ookla',
    trigger: 'command-line',
    startedAt: at.value,
    finishedAt: at.value,
    provider: 'ookla',
    server: readOoklaServer(record['server']),
    figures,
    error: textOf(record['message']),
    hasFailed,
  });
  return { kind: 'run', run };
}

/** The figures of a result: bandwidth in bytes a second, times in milliseconds, loss in percent. */
export function readOoklaFigures(record: JsonRecord, reader: FigureReader) {
  const part = (name: string) => (isRecord(record[name]) ? record[name] : {});
  const [ping, download, upload] = [part('ping'), part('download'), part('upload')];
  const underLoad = (direction: JsonRecord) => {
    const { latency } = direction;
    return isRecord(latency) ? reader.read(latency['iqm'], 'latency') : null;
  };
  return figuresOf({
    downloadBitsPerSecond: zeroIsNone(reader.read(download['bandwidth'], 'throughput', BITS)),
    uploadBitsPerSecond: zeroIsNone(reader.read(upload['bandwidth'], 'throughput', BITS)),
    latencyMs: reader.read(ping['latency'], 'latency'),
    latencyMinMs: reader.read(ping['low'], 'latency'),
    jitterMs: reader.read(ping['jitter'], 'latency'),
    loadedLatencyDownloadMs: underLoad(download),
    loadedLatencyUploadMs: underLoad(upload),
    packetLossRatio: reader.read(record['packetLoss'], 'share', PER_CENT),
    downloadBytes: reader.read(download['bytes'], 'bytes'),
    uploadBytes: reader.read(upload['bytes'], 'bytes'),
    downloadSeconds: reader.read(download['elapsed'], 'seconds', PER_THOUSAND),
    uploadSeconds: reader.read(upload['elapsed'], 'seconds', PER_THOUSAND),
  });
}

/** A direction in which nothing moved was not measured. */
export function zeroIsNone(value: number | null): number | null {
  return value === 0 ? null : value;
}

/** The server as runs of Linewatch name it; null where the record names none. */
export function readOoklaServer(server: unknown) {
  if (!isRecord(server)) return null;
  return ooklaServer({
    host: textOf(server['host']),
    port: textOf(server['port']),
    name: textOf(server['name']),
    location: textOf(server['location']),
  });
}

/** The same of its parts; null without a host and a name. */
export function ooklaServer(parts: Readonly<Record<'host' | 'port' | 'name' | 'location', string>>) {
  const { host, location } = parts;
  const port = /^\d{1,5}$/.test(parts.port) ? Number(parts.port) : DEFAULT_PORT;
  const name = parts.name === '' ? host : parts.name;
  if (name === '') return null;
  return {
    name: location === '' || location === name ? name : `${name}, ${location}`,
    url: host === '' ? `ookla:${name}` : `https://${host}:${port}/`,
  };
}
