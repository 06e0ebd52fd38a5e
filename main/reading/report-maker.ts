import { SECOND_MS } from '../../shared/durations';
import { REPORT_FORM, REPORT_FORM_VERSION, type ReportSubject } from '../../shared/report/report';
import type { ReportFile } from '../../shared/report/report-file';
import { MOST_REPORT_TESTS, type ReportAnswer } from '../../shared/report/report-order';
import { getMethod, type EndedRun } from '../../shared/run';
import type { Recorded } from '../core/chain/entry';
import { lineEventEntry } from '../core/chain/line-event-record';
import { exclusionEntry, noteEntry } from '../core/chain/note-record';
import { runEntry } from '../core/chain/run-record';
import type { ReportContext } from '../core/report/context';
import { composeReport } from '../core/report/compose';
import { planOfReport } from '../core/report/plan';
import { toSource } from '../core/report/to-source';
import { IN_RANGE } from '../storage/history/in-range';
import { findChainNetwork } from '../storage/chain/chain-networks';
import { readSection } from '../storage/chain/section';
import { IMPORTED_NOTES } from '../storage/imports/imported-notes';
import { notesBetween } from '../storage/notes/note-store';
import { LineStore } from '../storage/line/line-store';
import { RECORDED_HERE } from '../storage/runs/counted';
import { reportedRuns } from '../storage/runs/reported-runs';
import type { Database } from '../storage/sqlite';

/** A network of which the chain has no entry. */
const NO_NAME = 'unknown';

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
  const isIn = (of: string | null | undefined) => network === null || of == null || of === network;
  // What was not measured, and what happened in an unknown network, was so in each.
  const runs = reportedRuns(database, range).filter((run) => isIn(getMethod(run)?.network));
  const line = new LineStore(database);
  const events = line.eventsIn(range).filter((event) => isIn(event.network));
  const toName = (key: string) => findChainNetwork(database, key)?.name ?? NO_NAME;
  const subject: ReportSubject = {
    from: new Date(range.from).toISOString(),
    to: new Date(range.to).toISOString(),
    network: network === null ? null : toName(network),
  };
  const ofRuns = new Set(runs.map(({ id }) => id));
  const notes = notesBetween(database, range.from, range.to).filter(
    // Imported notes are not in the chain, as imported tests are not.
    ({ id, runId }) => !id.startsWith(IMPORTED_NOTES.from) && (runId === null || ofRuns.has(runId)),
  );
  const wanted = [
    ...runs.flatMap(entriesOfRun),
    ...events.map(lineEventEntry),
    ...notes.map((note) => noteEntry(note)),
  ];
  const { chain, changed, unchained } = readSection(database, subject, wanted);
  if (unchained > 0) return { kind: 'not-ready' };
  const plan = planOfReport(network, runs, plans);
  const facts = {
    form: REPORT_FORM,
    formVersion: REPORT_FORM_VERSION,
    version,
    madeAt: new Date(now).toISOString(),
    timeZone,
    subject,
    plan: { ...plan, networks: plan.networks?.map(toName) ?? null },
    watchedSeconds: Math.round(line.watchedMsIn(range, network) / SECOND_MS),
    changedRecords: changed,
  } as const;
  return { kind: 'made', file: { ...facts, summary: composeReport(toSource({ ...facts, chain })), chain } };
}

/** A run, and that it was excluded from statistics. */
function entriesOfRun(run: EndedRun): readonly Recorded[] {
  const { exclusion } = run;
  return exclusion === undefined ? [runEntry(run)] : [runEntry(run), exclusionEntry(run, exclusion)];
}
