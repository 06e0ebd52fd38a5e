import type { ReportSubject, ThinnedSummary } from '../../../shared/report/report';
import { isSealed, type EntryHead, type ReportEntry } from '../../../shared/report/report-file';
import { getFamily } from '../chain/entry';

/** The day of a time (`2026-11-23`): what was removed is said by day of UTC. */
const DAY_LENGTH = '2026-11-23'.length;

/** Kinds of entries that a report gives the record of. Notes are the user's own words: a report may go without them. */
const REPORTED: readonly string[] = ['run', 'exclusion', 'line-event'];

/**
 * Whether the record of an entry is missing in a report: the entry is the newest of its subject, and is about the time and the
 * network of the report.
 */
export function isMissing(
  entries: readonly ReportEntry[],
  subject: ReportSubject,
): (entry: ReportEntry) => boolean {
  const newest = newestOfSubjects(entries);
  const isThinned = wasThinned(entries);
  return (entry) =>
    !isSealed(entry) &&
    !isThinned(entry) &&
    REPORTED.includes(entry.kind) &&
    newest.get(subjectOf(entry)) === entry &&
    isAbout(entry, subject);
}

/**
 * Whether an entry is about a test that was removed because of its age: an entry that was written later says that tests of
 * its time were removed.
 */
function wasThinned(entries: readonly ReportEntry[]): (entry: ReportEntry) => boolean {
  const byDay = new Map<string, number>();
  for (const { kind, from, number } of entries) {
    if (kind === 'thinned')
      byDay.set(from.slice(0, DAY_LENGTH), Math.max(byDay.get(from.slice(0, DAY_LENGTH)) ?? 0, number));
  }
  return ({ kind, from, number }) => kind === 'run' && number < (byDay.get(from.slice(0, DAY_LENGTH)) ?? 0);
}

/** What a report says of tests of its time and network that were removed because of their age; null without any. */
export function thinnedIn(entries: readonly ReportEntry[], subject: ReportSubject): ThinnedSummary | null {
  const newest = newestOfSubjects(entries);
  const isThinned = wasThinned(entries);
  const tests = entries.filter(
    (entry) =>
      !isSealed(entry) &&
      isThinned(entry) &&
      newest.get(subjectOf(entry)) === entry &&
      isAbout(entry, subject),
  );
  if (tests.length === 0) return null;
  const days = new Set(tests.map(({ from }) => from.slice(0, DAY_LENGTH)));
  const removals = entries.filter(
    ({ kind, from }) => kind === 'thinned' && days.has(from.slice(0, DAY_LENGTH)),
  );
  const [from, to] = [least(tests.map((one) => one.from)), most(tests.map((one) => one.from))];
  return { tests: tests.length, from, to, removedAt: most(removals.map(({ at }) => at)) };
}

/** Times as they are written in UTC rise as texts do, within the years of four digits. */
function least(times: readonly string[]): string {
  return times.reduce((one, other) => (other < one ? other : one));
}

function most(times: readonly string[]): string {
  return times.reduce((one, other) => (other > one ? other : one));
}

/** The newest entry of each subject, by its kind and its id. */
export function newestOfSubjects(entries: readonly ReportEntry[]): ReadonlyMap<string, ReportEntry> {
  const sorted = entries.toSorted((one, other) => one.number - other.number);
  return new Map(sorted.map((entry) => [subjectOf(entry), entry]));
}

/** What was not measured, and what happened in an unknown network, was so in every network. */
function isAbout({ kind, from, to, network }: EntryHead, subject: ReportSubject): boolean {
  const isOfNetwork = subject.network === null || network === undefined || network === subject.network;
  const begin = Date.parse(from);
  const end = to === undefined ? (kind === 'line-event' ? Infinity : begin) : Date.parse(to);
  return isOfNetwork && begin < Date.parse(subject.to) && end >= Date.parse(subject.from);
}

function subjectOf({ kind, subject }: EntryHead): string {
  return `${getFamily(kind)[0]} ${subject}`;
}
