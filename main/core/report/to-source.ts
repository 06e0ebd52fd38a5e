import { SECOND_MS } from '../../../shared/durations';
import type { LineEvent } from '../../../shared/history/outages';
import { knownTimeZone } from '../../../shared/local-time';
import { isSealed, type ReportFile } from '../../../shared/report/report-file';
import { newestOfSubjects, thinnedIn } from './missing';
import { readExclusion, readLineEvent, readNote, readRun } from './read-records';
import type { ReportRun, ReportSource } from './source';

/** What a report is composed of, from its own entries: the newest of each subject counts. */
export function toSource(file: Omit<ReportFile, 'summary'>): ReportSource {
  const newest = newestOfSubjects(file.chain.entries);
  const entries = [...newest.values()].filter(isSealed);
  return {
    subject: file.subject,
    plan: file.plan,
    timeZone: knownTimeZone(file.timeZone) ?? 'UTC',
    watchedMs: file.watchedSeconds * SECOND_MS,
    changedRecords: file.changedRecords,
    thinned: thinnedIn(file.chain.entries, file.subject),
    runs: entries
      .filter(({ kind, network }) => kind === 'run' && isIn(network, file.subject.network))
      .flatMap((entry): readonly ReportRun[] => {
        const run = readRun(entry);
        const exclusion = newest.get(`exclusion ${entry.subject}`);
        const excludedBecause =
          exclusion?.kind !== 'exclusion' ? null : isSealed(exclusion) ? readExclusion(exclusion) : '';
        return run === null
          ? []
          : [{ run, number: entry.number, chainedAt: Date.parse(entry.at), excludedBecause }];
      })
      .toSorted((one, other) => one.run.startedAt - other.run.startedAt || one.number - other.number),
    events: entries
      .filter(({ kind }) => kind === 'line-event')
      .flatMap((entry) => readLineEvent(entry) ?? [])
      .filter((event) => isOf(event, file.subject.network))
      .toSorted((one, other) => one.startedAt - other.startedAt || (one.id < other.id ? -1 : 1)),
    notes: entries
      .filter(({ kind }) => kind === 'note')
      .flatMap((entry) => readNote(entry) ?? [])
      .toSorted((one, other) => one.at - other.at),
  };
}

/** What was not measured was so in every network. */
function isIn(of: string | undefined, network: string | null): boolean {
  return network === null || of === undefined || of === network;
}

/** An outage of which nobody knows the network counts against none; time that nobody observed is a gap in each. */
function isOf({ kind, network: of }: LineEvent, network: string | null): boolean {
  return isIn(of, network) && (network === null || of !== undefined || kind !== 'outage');
}
