import type { ChartData, ChartGap, ChartPoint, ChartSpread } from '../../../shared/history/chart-data';
import type { RolledFigure } from '../../core/rollup/aggregate';
import type { TimeRange } from '../../../shared/time-range';
import { prepared } from '../prepared';
import { COUNTED } from '../runs/counted';
import type { Database } from '../sqlite';
import { ROLLED_CHART_FIGURES, toChartPoint, type StoredSpread } from './chart-figures';
import { IN_RANGE } from './in-range';

/** What a chart shows of a range. */
export type ChartContents = Pick<ChartData, 'points' | 'gaps'>;

const LOADED =
  'max(coalesce(loaded_download_us, loaded_upload_us), coalesce(loaded_upload_us, loaded_download_us))';
const COMPLETED = `FROM runs WHERE outcome = 'completed' AND started_at >= :from AND started_at < :to
  AND ${COUNTED}`;
const COLUMNS: Readonly<Record<RolledFigure, string>> = {
  download: 'download_bps',
  upload: 'upload_bps',
  latency: 'latency_us',
  loaded: LOADED,
  jitter: 'jitter_us',
  loss: 'packet_loss_ppm',
  rpm: 'rpm',
};

const SINGLE = `SELECT started_at AS at, 1 AS runs, ${ROLLED_CHART_FIGURES.map((name) => `${COLUMNS[name]} AS ${name}`).join(', ')}
  ${COMPLETED} ORDER BY started_at`;

/** A point stands in the middle of its bucket, but never before the first or after the last of its runs. */
const BUCKETED = `SELECT max(min(started_at), min(max(started_at), started_at / :bucket * :bucket + :bucket / 2)) AS at,
    count(*) AS runs, ${ROLLED_CHART_FIGURES.flatMap((name) => {
      const column = COLUMNS[name];
      return [
        `median(${column}) AS ${name}`,
        `min(${column}) AS ${name}_lowest`,
        `percentile(${column}, 5) AS ${name}_p5`,
        `percentile(${column}, 95) AS ${name}_p95`,
        `max(${column}) AS ${name}_highest`,
      ];
    }).join(', ')}
  ${COMPLETED} GROUP BY started_at / :bucket ORDER BY at`;

/** Stretches of neighbouring runs that share a fault, each up to the next run of another kind. */
const GAPS = `WITH marked AS (
    SELECT started_at, CASE WHEN slots > 1 THEN finished_at ELSE started_at END AS last_at,
      CASE WHEN outcome = 'missed' THEN reason WHEN outcome IN ('failed', 'interrupted') THEN 'failed' END AS kind,
      lead(started_at) OVER (ORDER BY started_at) AS next_at
    FROM runs WHERE ${IN_RANGE} AND outcome NOT IN ('running', 'cancelled', 'skipped')
      AND reason IS NOT 'standstill' AND ${COUNTED}
  ), grouped AS (
    SELECT *, sum(is_new) OVER (ORDER BY started_at) AS stretch FROM (
      SELECT *, kind IS NOT lag(kind) OVER (ORDER BY started_at) AS is_new FROM marked)
  )
  SELECT kind, max(min(started_at), :from) AS "from", min(max(max(coalesce(next_at, last_at), last_at)), :to) AS "to"
  FROM grouped WHERE kind IS NOT NULL GROUP BY stretch, kind ORDER BY "from"`;

type PointRow = { readonly at: number; readonly runs: number } & Readonly<
  Record<RolledFigure, number | null>
> &
  Readonly<Partial<Record<`${RolledFigure}_${keyof ChartSpread}`, number | null>>>;

/** What the charts show of a range, from its runs: exact, and slow where they are many. Null as a bucket shows single runs. */
export function chartOfRuns(database: Database, range: TimeRange, bucketMs: number | null): ChartContents {
  const bounds = { from: range.from, to: range.to };
  const rows = (bucketMs === null
    ? prepared(database, SINGLE).all(bounds)
    : prepared(database, BUCKETED).all({ ...bounds, bucket: bucketMs })) as unknown as readonly PointRow[];
  return {
    points: rows.map((row) => toPoint(row, bucketMs !== null)),
    gaps: prepared(database, GAPS).all(bounds) as unknown as readonly ChartGap[],
  };
}

function toPoint(row: PointRow, isBucket: boolean): ChartPoint {
  return toChartPoint({ at: row.at, runs: row.runs, isBucket }, (name) => getSpread(row, name));
}

/** Of a single run every percentile is its own figure. */
function getSpread(row: PointRow, name: RolledFigure): StoredSpread | null {
  const median = row[name];
  if (median === null) return null;
  const at = (of: keyof ChartSpread) => row[`${name}_${of}`] ?? median;
  return { lowest: at('lowest'), p5: at('p5'), median, p95: at('p95'), highest: at('highest') };
}
