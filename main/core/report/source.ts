import type { LineEvent } from '../../../shared/history/outages';
import type { ReportPlan, ReportSubject, ThinnedSummary } from '../../../shared/report/report';
import type { EndedRun } from '../../../shared/run';

/** A run and its entry in the chain. */
export interface ReportRun {
  readonly run: EndedRun;
  readonly number: number;
  /** When it was taken into the chain, in ms since the epoch. */
  readonly chainedAt: number;
  /** Why the user has left it out of statistics; null where it counts. */
  readonly excludedBecause: string | null;
}

/** What the user has written about a moment, or about a test when it began. */
export interface ReportNote {
  readonly at: number;
  readonly text: string;
}

/** What a report is composed of: all of it is in the report, so that anybody can compose it again. */
export interface ReportSource {
  readonly subject: ReportSubject;
  readonly plan: ReportPlan;
  readonly timeZone: string;
  /** How long the line was watched between the tests. */
  readonly watchedMs: number;
  /** Runs that began in the time of the report, and records of missed tests that reach into it; oldest first. */
  readonly runs: readonly ReportRun[];
  /** What happened between the tests, oldest first. */
  readonly events: readonly LineEvent[];
  /** Notes of the time of the report, oldest first. */
  readonly notes: readonly ReportNote[];
  /** Records that no longer read as their entry says. */
  readonly changedRecords: number;
  /** Tests that were removed because of their age; null without any. */
  readonly thinned: ThinnedSummary | null;
}
