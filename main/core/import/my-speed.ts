import type { ProviderKind } from '../../../shared/providers';
import type { JsonRecord } from './json-record';
import { faulty, figuresOf, hasThroughput, textOf, toRun, type ImportedRecord } from './imported-run';
import { zeroIsNone } from './ookla';
import { FigureReader, readTime } from './values';

/*
 * MySpeed exports its rows as JSON and as a table of the same names: throughput in Mbit/s, ping in ms, -1 in tests that
 * failed, `created` in UTC. It does not say which service measured: `resultId` is Ookla's; Cloudflare
 * has server 0; LibreSpeed and servers came on the day below, and all tests before are Ookla's.
 * Source: server/models/Speedtests.js, server/routes/storage.js and server/util/providers/parseData.js of the project.
 */

const OTHER_SERVICES_SINCE = Date.UTC(2024, 4, 19);
const MEGA = 1_000_000;
/** What stands in the place of a figure where a test failed. */
const NOT_MEASURED = -1;

/** Whether a record, or a table with these columns, is its export. */
export function isMySpeed(has: (name: string) => boolean): boolean {
  return ['created', 'ping', 'download', 'upload', 'type'].every(has);
}

/** A row; the table has every value as a text. */
export function readMySpeedRecord(record: JsonRecord, now: number): ImportedRecord {
  const at = readTime(record['created'], now);
  if ('fault' in at) return faulty(at.fault);
  const error = textOf(record['error']);
  const reader = new FigureReader();
  const figure = (name: string, limit: 'throughput' | 'latency', factor?: number) =>
    Number(record[name]) === NOT_MEASURED ? null : reader.read(record[name], limit, factor);
  const figures = figuresOf({
    downloadBitsPerSecond: zeroIsNone(figure('download', 'throughput', MEGA)),
    uploadBitsPerSecond: zeroIsNone(figure('upload', 'throughput', MEGA)),
    latencyMs: figure('ping', 'latency'),
  });
  if (reader.isSpoilt) return faulty('bad-figure');
  const hasFailed = error !== '' || Number(record['download']) === NOT_MEASURED;
  if (!hasFailed && !hasThroughput(figures)) return faulty('no-figures');
  const provider = readProvider(record, at.value, hasFailed);
  const serverId = textOf(record['serverId']);
  const run = toRun({
    from: 'myspeed',
    trigger: record['type'] === 'custom' ? 'manual' : 'schedule',
    // A row is written once its test has ended; its begin is not kept.
    startedAt: at.value,
    finishedAt: at.value,
    provider,
    server: /^[1-9]\d*$/.test(serverId) ? { name: `#${serverId}`, url: `${provider}:${serverId}` } : null,
    figures,
    error,
    hasFailed,
  });
  return { kind: 'run', run };
}

function readProvider(record: JsonRecord, at: number, hasFailed: boolean): ProviderKind {
  if (textOf(record['resultId']) !== '' || at < OTHER_SERVICES_SINCE) return 'ookla';
  const serverId = textOf(record['serverId']);
  // A test that failed has server 0, whatever the service.
  if (serverId === '' || serverId === '0') return hasFailed ? 'ookla' : 'cloudflare';
  return 'librespeed';
}
