import { ABSENT_FIGURES, FAILURE_REASONS, figuresOf, MISS_REASONS, SKIP_REASONS } from '../../shared/run';
import type { Figures, Run, Trigger } from '../../shared/run';
import type { ProviderKind } from '../../shared/providers';

/** A row of the table `runs`. */
export interface RunRow {
  readonly id: string;
  readonly trigger: Trigger;
  readonly outcome: Run['outcome'];
  readonly reason: string | null;
  readonly detail: string;
  readonly provider: ProviderKind;
  readonly server_name: string | null;
  readonly server_url: string | null;
  readonly started_at: number;
  readonly finished_at: number | null;
  readonly slot_at: number | null;
  readonly has_figures: number;
  readonly download_bps: number | null;
  readonly upload_bps: number | null;
  readonly latency_us: number | null;
  readonly latency_min_us: number | null;
  readonly latency_p95_us: number | null;
  readonly jitter_us: number | null;
  readonly loaded_download_us: number | null;
  readonly loaded_upload_us: number | null;
  readonly packet_loss_ppm: number | null;
  readonly download_bytes: number | null;
  readonly upload_bytes: number | null;
  readonly download_us: number | null;
  readonly upload_us: number | null;
}

/** Columns of the table `runs`. */
export const RUN_COLUMNS = [
  'id',
  'trigger',
  'outcome',
  'reason',
  'detail',
  'provider',
  'server_name',
  'server_url',
  'started_at',
  'finished_at',
  'slot_at',
  'has_figures',
  'download_bps',
  'upload_bps',
  'latency_us',
  'latency_min_us',
  'latency_p95_us',
  'jitter_us',
  'loaded_download_us',
  'loaded_upload_us',
  'packet_loss_ppm',
  'download_bytes',
  'upload_bytes',
  'download_us',
  'upload_us',
] as const satisfies readonly (keyof RunRow)[];

const scaled = (value: number | null | undefined, factor: number): number | null =>
  value == null ? null : Math.round(value * factor);
const unscaled = (value: number | null, factor: number): number | null =>
  value === null ? null : value / factor;

/** A run as it is stored: integers only. */
export function toRow(run: Run): RunRow {
  const figures = figuresOf(run);
  return {
    id: run.id,
    trigger: run.trigger,
    outcome: run.outcome,
    reason: 'reason' in run ? run.reason : null,
    detail: 'detail' in run ? run.detail : '',
    provider: run.provider,
    server_name: run.server?.name ?? null,
    server_url: run.server?.url ?? null,
    started_at: run.startedAt,
    finished_at: 'finishedAt' in run ? run.finishedAt : null,
    slot_at: run.slotAt,
    has_figures: figures === null ? 0 : 1,
    download_bps: scaled(figures?.downloadBitsPerSecond, 1),
    upload_bps: scaled(figures?.uploadBitsPerSecond, 1),
    latency_us: scaled(figures?.latencyMs, 1_000),
    latency_min_us: scaled(figures?.latencyMinMs, 1_000),
    latency_p95_us: scaled(figures?.latencyP95Ms, 1_000),
    jitter_us: scaled(figures?.jitterMs, 1_000),
    loaded_download_us: scaled(figures?.loadedLatencyDownloadMs, 1_000),
    loaded_upload_us: scaled(figures?.loadedLatencyUploadMs, 1_000),
    packet_loss_ppm: scaled(figures?.packetLossRatio, 1_000_000),
    download_bytes: scaled(figures?.downloadBytes, 1),
    upload_bytes: scaled(figures?.uploadBytes, 1),
    download_us: scaled(figures?.downloadSeconds, 1_000_000),
    upload_us: scaled(figures?.uploadSeconds, 1_000_000),
  };
}

function figuresFrom(row: RunRow): Figures | null {
  if (row.has_figures === 0) return null;
  return {
    downloadBitsPerSecond: row.download_bps,
    uploadBitsPerSecond: row.upload_bps,
    latencyMs: unscaled(row.latency_us, 1_000),
    latencyMinMs: unscaled(row.latency_min_us, 1_000),
    latencyP95Ms: unscaled(row.latency_p95_us, 1_000),
    jitterMs: unscaled(row.jitter_us, 1_000),
    loadedLatencyDownloadMs: unscaled(row.loaded_download_us, 1_000),
    loadedLatencyUploadMs: unscaled(row.loaded_upload_us, 1_000),
    packetLossRatio: unscaled(row.packet_loss_ppm, 1_000_000),
    downloadBytes: row.download_bytes,
    uploadBytes: row.upload_bytes,
    downloadSeconds: unscaled(row.download_us, 1_000_000),
    uploadSeconds: unscaled(row.upload_us, 1_000_000),
  };
}

/** A persisted word, or the fallback where a newer version wrote one that this version does not know. */
function known<T extends string>(words: readonly T[], word: string | null, fallback: T): T {
  return words.find((candidate) => candidate === word) ?? fallback;
}

/** A stored row as a run. */
export function fromRow(row: RunRow): Run {
  const head = {
    id: row.id,
    trigger: row.trigger,
    startedAt: row.started_at,
    slotAt: row.slot_at,
    provider: row.provider,
    server: row.server_url === null ? null : { name: row.server_name ?? row.server_url, url: row.server_url },
  };
  const finishedAt = row.finished_at ?? row.started_at;
  const figures = figuresFrom(row);
  switch (row.outcome) {
    case 'running':
      return { ...head, outcome: 'running' };
    case 'completed':
      return { ...head, outcome: 'completed', finishedAt, figures: figures ?? ABSENT_FIGURES };
    case 'failed': {
      const reason = known(FAILURE_REASONS, row.reason, 'internal');
      return { ...head, outcome: 'failed', finishedAt, reason, detail: row.detail, figures };
    }
    case 'cancelled':
      return { ...head, outcome: 'cancelled', finishedAt, figures };
    case 'skipped':
      return {
        ...head,
        outcome: 'skipped',
        finishedAt,
        reason: known(SKIP_REASONS, row.reason, 'on-battery'),
      };
    case 'missed':
      return {
        ...head,
        outcome: 'missed',
        finishedAt,
        reason: known(MISS_REASONS, row.reason, 'not-running'),
      };
    case 'interrupted':
      return { ...head, outcome: 'interrupted', finishedAt };
  }
}
