import type { ReportSubject } from '../../../shared/report/report';
import { isSealed, type EntryHead, type ReportEntry } from '../../../shared/report/report-file';
import { getFamily } from '../chain/entry';

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
  return (entry) =>
    !isSealed(entry) &&
    REPORTED.includes(entry.kind) &&
    newest.get(subjectOf(entry)) === entry &&
    isAbout(entry, subject);
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
