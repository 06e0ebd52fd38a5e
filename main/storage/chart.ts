import { DAY_MS, HOUR_MS } from '../../shared/durations';
import type { ChartData, ChartGap, ChartPoint, TimeRange } from '../../shared/ipc';
import { IN_RANGE } from './in-range';
import type { Database } from './sqlite';

const MAX_SINGLE_POINTS = 1_500;
const BUCKETS = 500;
/** Buckets have lengths that a person would choose. */
const BUCKET_LENGTHS_MS = [0.5, 1, 2, 3, 6, 12, 24, 48, 168].map((hours) => hours * HOUR_MS);

const SINGLE = `SELECT started_at AS at, 1 AS runs, download_bps, upload_bps, latency_us,
    max(coalesce(loaded_download_us, loaded_upload_us), coalesce(loaded_upload_us, loaded_download_us)) AS loaded_us
  FROM runs WHERE outcome = 'completed' AND started_at >= :from AND started_at < :to ORDER BY started_at`;

const BUCKETED = `SELECT started_at / :bucket * :bucket + :bucket / 2 AS at, count(*) AS runs,
    median(download_bps) AS download_bps, median(upload_bps) AS upload_bps, median(latency_us) AS latency_us,
    median(max(coalesce(loaded_download_us, loaded_upload_us), coalesce(loaded_upload_us, loaded_download_us)))
      AS loaded_us
  FROM runs WHERE outcome = 'completed' AND started_at >= :from AND started_at < :to
  GROUP BY started_at / :bucket ORDER BY at`;

const USUAL = `SELECT median(download_bps) AS download_bps, median(upload_bps) AS upload_bps,
    median(latency_us) AS latency_us
  FROM runs WHERE outcome = 'completed' AND started_at >= :from AND started_at < :to`;

/** Stretches of neighbouring runs that share a fault, each up to the next run of another kind. */
const GAPS = `WITH marked AS (
    SELECT started_at, CASE WHEN slots > 1 THEN finished_at ELSE started_at END AS last_at,
      CASE WHEN outcome = 'missed' THEN reason WHEN outcome IN ('failed', 'interrupted') THEN 'failed' END AS kind,
      lead(started_at) OVER (ORDER BY started_at) AS next_at
    FROM runs WHERE ${IN_RANGE} AND outcome NOT IN ('running', 'cancelled', 'skipped')
      AND reason IS NOT 'standstill'
  ), grouped AS (
    SELECT *, sum(is_new) OVER (ORDER BY started_at) AS stretch FROM (
      SELECT *, kind IS NOT lag(kind) OVER (ORDER BY started_at) AS is_new FROM marked)
  )
  SELECT kind, max(min(started_at), :from) AS "from", min(max(max(coalesce(next_at, last_at), last_at)), :to) AS "to"
  FROM grouped WHERE kind IS NOT NULL GROUP BY stretch, kind ORDER BY "from"`;

interface PointRow {
  readonly at: number;
  readonly runs: number;
  readonly download_bps: number | null;
  readonly upload_bps: number | null;
  readonly latency_us: number | null;
  readonly loaded_us: number | null;
}

const ms = (microseconds: number | null) => (microseconds === null ? null : microseconds / 1_000);

/** What the charts show of a stretch of time: single runs where they are few, medians of buckets where they are many. */
export function readChart(database: Database, range: TimeRange): ChartData {
  const bounds = { from: range.from, to: range.to };
  const { runs } = database
    .prepare(
      `SELECT count(*) AS runs FROM runs WHERE outcome = 'completed' AND started_at >= :from AND started_at < :to`,
    )
    .get(bounds) as { runs: number };
  const bucketMs = runs <= MAX_SINGLE_POINTS ? null : bucketFor(range);
  const rows = (bucketMs === null
    ? database.prepare(SINGLE).all(bounds)
    : database.prepare(BUCKETED).all({ ...bounds, bucket: bucketMs })) as unknown as PointRow[];
  const usual = database.prepare(USUAL).get(bounds) as Omit<PointRow, 'at' | 'runs' | 'loaded_us'>;
  return {
    range,
    bucketMs,
    points: rows.map(toPoint),
    gaps: (database.prepare(GAPS).all(bounds) as unknown as ChartGap[]).map((gap) => ({ ...gap })),
    usual: {
      downloadBitsPerSecond: usual.download_bps,
      uploadBitsPerSecond: usual.upload_bps,
      latencyMs: ms(usual.latency_us),
    },
  };
}

function bucketFor(range: TimeRange): number {
  const wanted = (range.to - range.from) / BUCKETS;
  return BUCKET_LENGTHS_MS.find((length) => length >= wanted) ?? 30 * DAY_MS;
}

function toPoint(row: PointRow): ChartPoint {
  return {
    at: row.at,
    runs: row.runs,
    downloadBitsPerSecond: row.download_bps,
    uploadBitsPerSecond: row.upload_bps,
    latencyMs: ms(row.latency_us),
    loadedLatencyMs: ms(row.loaded_us),
  };
}
