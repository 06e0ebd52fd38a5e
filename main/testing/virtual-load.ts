import type { Estimate } from '../engine/load/estimator';
import { LoadCourse, type CourseOptions } from '../engine/load/course';
import { LoadedLatencies } from '../engine/latency/loaded-level';
import { ArrivalMeter } from '../engine/load/meter';
import { FIRST_STREAMS } from '../engine/load/ramp';

const TICK_MS = 10;
const FOLLOW_MS = 50;
const PROBE_MS = 40;
/** No load goes on for so long. */
const NEVER_MS = 60_000;

/** A line without sockets and without a clock, by what it does so many ms after the load began. */
export interface VirtualLine {
  /** What so many streams get in all, in bit/s. */
  readonly rate: (atMs: number, streams: number) => number;
  /** Round trip of a probe that is sent then, in ms; null where none is answered. */
  readonly latencyMs: (atMs: number, streams: number) => number | null;
}

/** How a load on a virtual line ended. */
export interface PlayedLoad {
  readonly ms: number;
  readonly bytes: number;
  readonly streams: number;
  readonly estimate: Estimate | null;
  readonly hasLatencySettled: boolean | null;
}

/** Fills a virtual line as far as a course wants it. */
export function playLoad(
  { rate, latencyMs }: VirtualLine,
  options: Omit<CourseOptions, 'latencies'>,
): PlayedLoad {
  const latencies = new LoadedLatencies();
  const course = new LoadCourse({ ...options, latencies });
  const meter = new ArrivalMeter();
  const answers: { readonly atMs: number; readonly sentAtMs: number; readonly latencyMs: number }[] = [];
  let streams = FIRST_STREAMS;
  for (let ms = TICK_MS; ms < NEVER_MS; ms += TICK_MS) {
    meter.arrived((rate(ms, streams) * TICK_MS) / 8_000);
    meter.tick(ms);
    const latency = ms % PROBE_MS === 0 ? latencyMs(ms, streams) : null;
    if (latency !== null) answers.push({ atMs: ms + latency, sentAtMs: ms, latencyMs: latency });
    for (const answer of answers.filter(({ atMs }) => atMs <= ms && atMs > ms - TICK_MS))
      latencies.add(answer);
    if (ms % FOLLOW_MS !== 0) continue;
    const step = course.follow(ms, meter, streams);
    streams += step.addedStreams;
    if (!step.isDone) continue;
    const hasLatencySettled = course.hasLatencySettled();
    return { ms, bytes: meter.bytes, streams, estimate: course.estimate(ms, meter), hasLatencySettled };
  }
  throw new Error('the load never ended');
}
