import { SECOND_MS } from '../../../shared/durations';
import { knownTimeZone } from '../../../shared/local-time';
import { isSealed, type ReportFile } from '../../../shared/report/report-file';
import type { Json } from '../chain/canonical-json';
import { readLineEvent, readRun } from './read-records';
import type { ReportSource } from './source';

/** What a report is composed of, from its own entries: the newest of each subject counts. */
export function toSource(file: Omit<ReportFile, 'summary'>): ReportSource {
  const sealed = file.chain.entries.filter(isSealed).toSorted((one, other) => one.number - other.number);
  const newest = new Map(
    sealed.map((entry) => [`${entry.kind.replace(/-removed$/, '')} ${entry.subject}`, entry]),
  );
  const excluded = new Set(
    [...newest.values()].filter(({ kind }) => kind === 'exclusion').map(({ subject }) => subject),
  );
  const entries = [...newest.values()];
  return {
    subject: file.subject,
    plan: file.plan,
    timeZone: knownTimeZone(file.timeZone) ?? 'UTC',
    watchedMs: file.watchedSeconds * SECOND_MS,
    changedRecords: file.changedRecords,
    runs: entries
      .flatMap((entry) => {
        const run = entry.kind === 'run' ? readRun(entry.subject, entry.record as Json) : null;
        return run === null
          ? []
          : [
              {
                run,
                number: entry.number,
                chainedAt: Date.parse(entry.at),
                isExcluded: excluded.has(entry.subject),
              },
            ];
      })
      .toSorted((one, other) => one.run.startedAt - other.run.startedAt || one.number - other.number),
    events: entries
      .flatMap((entry) => {
        const event = entry.kind === 'line-event' ? readLineEvent(entry.subject, entry.record as Json) : null;
        return event === null ? [] : [event];
      })
      .toSorted((one, other) => one.startedAt - other.startedAt || (one.id < other.id ? -1 : 1)),
  };
}
