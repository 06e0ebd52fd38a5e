import type { LineEvent } from '../../shared/history/outages';

/** What was done to the line, and until when, by the clock of the benchmark. Times in ms since the epoch. */
export interface Fault {
  readonly kind: 'outage' | 'no-network';
  readonly place: LineEvent['place'];
  readonly from: number;
  readonly to: number;
}

/** How the findings of the watching stand against the truth. */
export interface WatchReport {
  readonly faults: number;
  readonly found: number;
  readonly missed: number;
  /** Outages and missing networks that were none. */
  readonly invented: number;
  /** Of those that were found, the ones with another place. */
  readonly misplaced: number;
  /** The largest differences, in ms; null where nothing was found. */
  readonly startErrorMs: number | null;
  readonly endErrorMs: number | null;
}

/** Holds findings against the faults that were played. A finding belongs to the fault that it overlaps. */
export function compareWithTruth(faults: readonly Fault[], events: readonly LineEvent[]): WatchReport {
  const findings = events.filter(({ kind }) => kind === 'outage' || kind === 'no-network');
  const pairs = faults.flatMap((fault) => {
    const event = findings.find((each) => each.kind === fault.kind && overlaps(each, fault));
    return event === undefined ? [] : [{ fault, event }];
  });
  const taken = new Set(pairs.map(({ event }) => event.id));
  return {
    faults: faults.length,
    found: pairs.length,
    missed: faults.length - pairs.length,
    invented: findings.filter(({ id }) => !taken.has(id)).length,
    misplaced: pairs.filter(({ fault, event }) => fault.place !== event.place).length,
    startErrorMs: largest(pairs.map(({ fault, event }) => Math.abs(event.startedAt - fault.from))),
    endErrorMs: largest(
      pairs.map(({ fault, event }) => Math.abs((event.endedAt ?? Number.POSITIVE_INFINITY) - fault.to)),
    ),
  };
}

function overlaps({ startedAt, endedAt }: LineEvent, { from, to }: Fault): boolean {
  return startedAt < to && (endedAt ?? Number.POSITIVE_INFINITY) > from;
}

function largest(values: readonly number[]): number | null {
  return values.reduce<number | null>((found, value) => Math.max(found ?? value, value), null);
}
