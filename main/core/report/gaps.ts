import type { LineEvent } from '../../../shared/history/outages';
import { missedWithin } from '../../../shared/history/missed-slots';
import type { Gap } from '../../../shared/report/report';
import type { TimeRange } from '../../../shared/time-range';
import { iso } from '../iso-time';
import type { ReportRun } from './source';

interface OpenGap extends Omit<Gap, 'from' | 'to'> {
  readonly from: number;
  readonly to: number | null;
}

/**
 * Stretches without tests or without watching, with their reasons, oldest first: tests in a row that were missed or skipped
 * for one reason are one gap.
 */
export function findGaps(
  runs: readonly ReportRun[],
  events: readonly LineEvent[],
  range: TimeRange,
): readonly Gap[] {
  return [...gapsOfTests(runs, range), ...gapsOfWatching(events, range)]
    .toSorted((one, other) => one.from - other.from)
    .map((gap) => ({ ...gap, from: iso(gap.from), to: gap.to === null ? null : iso(gap.to) }));
}

function gapsOfTests(runs: readonly ReportRun[], range: TimeRange): readonly OpenGap[] {
  const gaps: OpenGap[] = [];
  let isOpen = false;
  for (const { run } of runs) {
    if (run.outcome !== 'missed' && run.outcome !== 'skipped') {
      isOpen = false;
      continue;
    }
    const tests = run.outcome === 'missed' ? missedWithin(run, range) : 1;
    const [from, to] = [Math.max(run.startedAt, range.from), Math.min(run.finishedAt, range.to)];
    const last = gaps.at(-1);
    if (isOpen && last?.reason === run.reason)
      gaps[gaps.length - 1] = { ...last, to, tests: last.tests + tests };
    else gaps.push({ from, to, reason: run.reason, tests });
    isOpen = true;
  }
  return gaps;
}

function gapsOfWatching(events: readonly LineEvent[], range: TimeRange): readonly OpenGap[] {
  return events.flatMap(({ kind, startedAt, endedAt }) =>
    kind === 'outage'
      ? []
      : [
          {
            from: Math.max(startedAt, range.from),
            to: endedAt === null ? null : Math.min(endedAt, range.to),
            reason: kind,
            tests: 0,
          },
        ],
  );
}
