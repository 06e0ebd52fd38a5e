import { z } from 'zod';
import type { ChartGap } from '../../../shared/history/chart-data';
import type { Outcome } from '../../../shared/run';
import { FIRST_SCHEDULE_ID } from '../../../shared/schedule/kinds';
import type { Aggregate, StoredAggregate } from '../../core/rollup/aggregate';
import type { SeriesRun } from '../../core/rollup/run-columns';
import type { LineState } from '../../core/rollup/states';
import { storedJson } from '../runs/verdict-json';

/** What is summed up of a run. */
export const FACT_COLUMNS = [
  ...['started_at', 'finished_at', 'slots', 'outcome', 'reason', 'has_figures', 'download_bytes'],
  ...['upload_bytes', 'download_bps', 'upload_bps', 'latency_us', 'loaded_download_us'],
  ...['loaded_upload_us', 'jitter_us', 'packet_loss_ppm', 'rpm'],
  ...['network', 'provider', 'server_url', 'trigger', 'mode', 'schedule_id', 'slot_at', 'excluded_at'],
] as (keyof FactRow)[];

type FactName =
  | 'finished_at'
  | 'download_bytes'
  | 'upload_bytes'
  | 'download_bps'
  | 'upload_bps'
  | 'latency_us'
  | 'loaded_download_us'
  | 'loaded_upload_us'
  | 'jitter_us'
  | 'packet_loss_ppm'
  | 'rpm';

export interface FactRow extends Readonly<Record<FactName, number | null>> {
  readonly started_at: number;
  readonly slots: number;
  readonly outcome: Outcome;
  readonly reason: string | null;
  readonly has_figures: number;
  readonly network: string | null;
  readonly provider: string;
  readonly server_url: string | null;
  readonly trigger: string;
  readonly mode: string | null;
  readonly schedule_id: string | null;
  readonly slot_at: number | null;
  readonly excluded_at: number | null;
}

/** A row of the table `runs` that has ended, as it is summed up. */
export function toFacts(row: FactRow): SeriesRun {
  const { loaded_download_us: down, loaded_upload_us: up } = row;
  return {
    at: row.started_at,
    outcome: row.outcome,
    state: getState(row),
    hasFigures: row.has_figures === 1,
    downloadBytes: row.has_figures === 1 ? (row.download_bytes ?? 0) : 0,
    uploadBytes: row.has_figures === 1 ? (row.upload_bytes ?? 0) : 0,
    download: row.download_bps,
    upload: row.upload_bps,
    latency: row.latency_us,
    loaded: down === null ? up : Math.max(down, up ?? down),
    jitter: row.jitter_us,
    loss: row.packet_loss_ppm,
    rpm: row.rpm,
    series: {
      network: row.network,
      provider: row.provider,
      server: row.server_url,
      trigger: row.trigger,
      mode: row.mode,
      // Runs of before there were several schedules are of the first one.
      schedule: row.schedule_id ?? (row.slot_at === null ? null : FIRST_SCHEDULE_ID),
      ...(row.excluded_at !== null && { isExcluded: true }),
    },
  };
}

/** Cancelled and skipped runs say nothing of the line, nor does one during which the computer stood still. */
function getState(row: FactRow): LineState | null {
  const { outcome, reason, started_at: at } = row;
  if (outcome === 'cancelled' || outcome === 'skipped' || reason === 'standstill') return null;
  const lastAt = row.slots > 1 ? (row.finished_at ?? at) : at;
  if (outcome === 'missed') return { at, lastAt, kind: reason as ChartGap['kind'] | null };
  return { at, lastAt, kind: outcome === 'completed' ? null : 'failed' };
}

/** A row of the table `roll_ups`. */
export interface RollUpRow extends Readonly<Record<Outcome, number>> {
  readonly at: number;
  readonly with_figures: number;
  readonly download_bytes: number;
  readonly upload_bytes: number;
  readonly first_at: number | null;
  readonly last_at: number | null;
  /** JSON: begin, end and kind of each state, times counted from the begin of the row. */
  readonly states: string;
  readonly figures: Uint8Array;
}

const statesSchema = z.array(z.tuple([z.number(), z.number(), z.string().nullable()])).catch([]);

/** The values of a roll-up in the order of its columns. */
export function toRollUp(aggregate: Aggregate, at: number) {
  const { counts, states } = aggregate;
  const list = states.states.map((state) => [state.at - at, state.lastAt - at, state.kind]);
  return {
    ...counts,
    at,
    with_figures: aggregate.withFigures,
    // A larger sum could not be read as a number again.
    download_bytes: Math.min(aggregate.downloadBytes, Number.MAX_SAFE_INTEGER),
    upload_bytes: Math.min(aggregate.uploadBytes, Number.MAX_SAFE_INTEGER),
    first_at: aggregate.firstAt,
    last_at: aggregate.lastAt,
    states: JSON.stringify(list),
    figures: aggregate.figureBytes(),
  } satisfies RollUpRow;
}

/** A stored roll-up, to be merged. */
export function fromRollUp(row: RollUpRow): StoredAggregate {
  const states = statesSchema.parse(storedJson(row.states));
  return {
    completed: row.completed,
    failed: row.failed,
    cancelled: row.cancelled,
    skipped: row.skipped,
    missed: row.missed,
    interrupted: row.interrupted,
    withFigures: row.with_figures,
    downloadBytes: row.download_bytes,
    uploadBytes: row.upload_bytes,
    firstAt: row.first_at,
    lastAt: row.last_at,
    figures: row.figures,
    states: states.map(([at, lastAt, kind]) => ({
      at: row.at + at,
      lastAt: row.at + lastAt,
      kind: kind as LineState['kind'],
    })),
  };
}
