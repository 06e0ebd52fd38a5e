import { SECOND_MS } from '../../../shared/durations';
import { missedWithin } from '../../../shared/history/missed-slots';
import { judgedValue } from '../../../shared/rules/judged-value';
import type { AvailabilitySummary, LatencySummary, ReportSummary } from '../../../shared/report/report';
import { getFigures, hasStoodStill } from '../../../shared/run';
import type { TimeRange } from '../../../shared/time-range';
import { availabilityIn, outagesIn } from '../outages/availability';
import { median } from '../statistics';
import { checkReport } from './checklist';
import { countedThroughputs, countRuns, type CountedRun } from './counted';
import { countDays, summariseDirection, summariseHours } from './directions';
import { findGaps } from './gaps';
import { summariseMethod, summariseSurroundings } from './how-measured';
import { MILLIONTHS, rounded, THOUSANDTHS } from './rounded';
import type { ReportSource } from './source';

/** Everything that a report says of its tests. It follows from the source alone. */
export function composeReport(source: ReportSource): ReportSummary {
  const { plan, timeZone, runs, events } = source;
  const range = { from: Date.parse(source.subject.from), to: Date.parse(source.subject.to) };
  const within = runs.filter(({ run }) => run.startedAt >= range.from && run.startedAt < range.to);
  const counted = countRuns({ runs: within, plan });
  const download = summariseDirection(counted, 'download', plan, timeZone);
  const days = countDays(countedThroughputs(counted, 'download'), timeZone);
  const tests = within.filter(({ run }) => !hasStoodStill(run));
  const count = (outcome: ReportSource['runs'][number]['run']['outcome']) =>
    tests.filter(({ run }) => run.outcome === outcome).length;
  const [completed, failed, interrupted] = [count('completed'), count('failed'), count('interrupted')];
  return {
    tests: completed + failed + interrupted,
    completed,
    failed,
    interrupted,
    cancelled: count('cancelled'),
    skipped: count('skipped'),
    missed: runs.reduce((sum, { run }) => sum + (run.outcome === 'missed' ? missedWithin(run, range) : 0), 0),
    days,
    directions: { download, upload: summariseDirection(counted, 'upload', plan, timeZone) },
    latency: summariseLatency(counted),
    hours: summariseHours(counted, timeZone),
    availability: summariseAvailability(source, range),
    gaps: findGaps(runs, events, range),
    method: summariseMethod(counted),
    surroundings: summariseSurroundings(counted),
    checklist: checkReport(source, counted, download, days),
    ...(source.thinned !== null && { thinned: source.thinned }),
  };
}

function summariseLatency(runs: readonly CountedRun[]): LatencySummary {
  const values = (read: (one: CountedRun) => number | null) =>
    runs.map(read).filter((value) => value !== null);
  const figure = (name: 'latency' | 'jitter' | 'loaded-latency' | 'packet-loss') =>
    values(({ run, notCounted }) => (notCounted[name] === undefined ? judgedValue(run, name) : null));
  const p95 = values(({ run, notCounted }) =>
    notCounted.latency === undefined ? (getFigures(run)?.latencyP95Ms ?? null) : null,
  );
  return {
    latencyMs: rounded(median(figure('latency')), THOUSANDTHS),
    latencyP95Ms: rounded(median(p95), THOUSANDTHS),
    jitterMs: rounded(median(figure('jitter')), THOUSANDTHS),
    loadedLatencyMs: rounded(median(figure('loaded-latency')), THOUSANDTHS),
    packetLossRatio: rounded(median(figure('packet-loss')), MILLIONTHS),
  };
}

function summariseAvailability({ events, watchedMs }: ReportSource, range: TimeRange): AvailabilitySummary {
  const found = availabilityIn(range, events, watchedMs);
  return {
    outages: outagesIn(range, events).map(({ startedAt, endedAt, place, isEndObserved }) => ({
      from: new Date(Math.max(startedAt, range.from)).toISOString(),
      to: endedAt === null ? null : new Date(Math.min(endedAt, range.to)).toISOString(),
      place,
      isEndObserved,
    })),
    downSeconds: Math.round(found.downMs / SECOND_MS),
    longestSeconds: Math.round(found.longestMs / SECOND_MS),
    watchedSeconds: Math.round(found.observedMs / SECOND_MS),
    ratio: rounded(found.ratio, MILLIONTHS),
  };
}
