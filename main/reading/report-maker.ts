import { SECOND_MS } from '../../shared/durations';
import type { LineEvent } from '../../shared/history/outages';
import { REPORT_FORM, REPORT_FORM_VERSION } from '../../shared/report/report';
import type { ReportFile } from '../../shared/report/report-file';
import { MOST_REPORT_TESTS, type ReportAnswer } from '../../shared/report/report-order';
import { getMethod, type EndedRun } from '../../shared/run';
import { lineEventRecord } from '../core/chain/line-event-record';
import { exclusionRecord } from '../core/chain/note-record';
import { runRecord } from '../core/chain/run-record';
import type { ReportContext } from '../core/report/context';
import { composeReport } from '../core/report/compose';
import { planOfReport } from '../core/report/plan';
import { toSource } from '../core/report/to-source';
import { IN_RANGE } from '../storage/history/in-range';
import { isInChain } from '../storage/chain/chain';
import { readSection, type WantedRecord } from '../storage/chain/section';
import { LineStore } from '../storage/line/line-store';
import { RECORDED_HERE } from '../storage/runs/counted';
import { reportedRuns } from '../storage/runs/reported-runs';
import type { Database } from '../storage/sqlite';

export type MadeReport =
  | { readonly kind: 'made'; readonly file: ReportFile }
  | Extract<ReportAnswer, { kind: 'too-many' | 'not-ready' }>;

const COUNTED = `SELECT count(*) AS tests FROM (SELECT 1 FROM runs WHERE ${IN_RANGE} AND ${RECORDED_HERE} LIMIT 10000000)`;

/** Makes a report of what is recorded, in one snapshot. */
export function makeReport(database: Database, context: ReportContext): MadeReport {
  database.exec('BEGIN');
  try {
    const { tests } = database.prepare(COUNTED).get({ ...context.range }) as { readonly tests: number };
    if (tests > MOST_REPORT_TESTS) return { kind: 'too-many', tests, most: MOST_REPORT_TESTS };
    return readReport(database, context);
  } finally {
    database.exec('COMMIT');
  }
}

function readReport(
  database: Database,
  { range, network, plans, timeZone, version, now }: ReportContext,
): MadeReport {
  const reported = reportedRuns(database, range);
  const runs = reported.runs.filter((run) => isIn(run, network));
  const line = new LineStore(database);
  const { chain, changed, unchained } = readSection(database, [
    ...runs.flatMap(wantedOfRun),
    ...line
      .eventsIn(range)
      .filter((event) => isOf(event, network))
      .map(wantedEvent),
  ]);
  if (unchained > 0) return { kind: 'not-ready' };
  const facts = {
    form: REPORT_FORM,
    formVersion: REPORT_FORM_VERSION,
    version,
    madeAt: new Date(now).toISOString(),
    timeZone,
    subject: { from: new Date(range.from).toISOString(), to: new Date(range.to).toISOString(), network },
    plan: planOfReport(network, runs, plans),
    watchedSeconds: Math.round(line.watchedMsIn(range, network) / SECOND_MS),
    // A record that had been read when it was recorded.
    changedRecords: changed + reported.unreadable.filter((id) => isInChain(database, 'run', id)).length,
  } as const;
  return { kind: 'made', file: { ...facts, summary: composeReport(toSource({ ...facts, chain })), chain } };
}

/** What was not measured was so in every network. */
function isIn(run: EndedRun, network: string | null): boolean {
  const measuredIn = getMethod(run)?.network ?? null;
  return network === null || measuredIn === null || measuredIn === network;
}

/** An outage of which nobody knows the network counts against none; time that nobody observed is a gap in each. */
function isOf({ kind, network: of }: LineEvent, network: string | null): boolean {
  return network === null || of === network || (of === undefined && kind !== 'outage');
}

/** A run, and that it was excluded from statistics. */
function wantedOfRun(run: EndedRun): readonly WantedRecord[] {
  const wanted: WantedRecord = { kind: 'run', subject: run.id, record: runRecord(run) };
  const { exclusion } = run;
  return exclusion === undefined
    ? [wanted]
    : [wanted, { kind: 'exclusion', subject: run.id, record: exclusionRecord(exclusion) }];
}

function wantedEvent(event: LineEvent): WantedRecord {
  return { kind: 'line-event', subject: event.id, record: lineEventRecord(event) };
}
