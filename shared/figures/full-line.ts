import { getFigures, getMethod, type DirectionMethod, type Run } from '../run';
import { bufferbloatGrade, type BufferbloatGrade } from './bufferbloat';

/**
 * From this length of a load on its latency counts as that of a full line where nobody watched it grow: buffers of the
 * usual sizes are full by then. Our choice.
 */
const LONG_LOAD_SECONDS = 5;

/** The latency of one direction under load, and whether the line was full by then. */
interface LoadedLatency {
  readonly milliseconds: number;
  readonly isFull: boolean;
  /** Whether it is known that it was still growing. */
  readonly isGrowing: boolean;
}

/** The latencies under load of a run; directions without one are left out. */
function loadedLatencies(run: Run): readonly LoadedLatency[] {
  const figures = getFigures(run);
  if (figures === null) return [];
  const method = getMethod(run);
  return [
    ...getLatency(figures.loadedLatencyDownloadMs, method?.download ?? null, figures.downloadSeconds),
    ...getLatency(figures.loadedLatencyUploadMs, method?.upload ?? null, figures.uploadSeconds),
  ];
}

function getLatency(
  milliseconds: number | null,
  method: DirectionMethod | null,
  seconds: number | null,
): readonly LoadedLatency[] {
  if (milliseconds === null) return [];
  const isLong = seconds !== null && seconds >= LONG_LOAD_SECONDS;
  const hasSettled = method?.hasLatencySettled ?? null;
  return [{ milliseconds, isFull: hasSettled ?? isLong, isGrowing: hasSettled === false }];
}

/**
 * The higher of the median latencies of the full line, in ms. Null where the line was not full in any direction, or
 * answered more slowly in one that was not full yet: then it is not known how slow it gets.
 */
function fullLineLatencyMs(run: Run): number | null {
  const latencies = loadedLatencies(run);
  const highest = (isFull: boolean) =>
    latencies
      .filter((one) => one.isFull === isFull)
      .reduce((most, { milliseconds }) => Math.max(most, milliseconds), Number.NEGATIVE_INFINITY);
  const full = highest(true);
  return full === Number.NEGATIVE_INFINITY || highest(false) > full ? null : full;
}

/** Whether the latency under load of a run is known to be only what was reached until its test ended. */
export function isLoadUnsettled(run: Run): boolean {
  return fullLineLatencyMs(run) === null && loadedLatencies(run).some(({ isGrowing }) => isGrowing);
}

/**
 * How much the latency grows while the line is full, in ms, at least 0: what a grade, and what the line is good for, are
 * found by. Null without an idle latency, and where the line was not full.
 */
export function fullLineIncreaseMs(run: Run): number | null {
  const idleMs = getFigures(run)?.latencyMs ?? null;
  const loadedMs = fullLineLatencyMs(run);
  return idleMs === null || loadedMs === null ? null : Math.max(0, loadedMs - idleMs);
}

/** The grade of a full line; null where it was not full, or not measured. */
export function getGrade(run: Run): BufferbloatGrade | null {
  const increaseMs = fullLineIncreaseMs(run);
  return increaseMs === null ? null : bufferbloatGrade(increaseMs);
}
