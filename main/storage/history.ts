import type { HistoryPage, HistoryQuery, HistoryRow, RunDetails, Told } from '../../shared/ipc';
import type { Verdict } from '../../shared/verdict';
import { messagesAbout } from './outbox-rows';
import { fromRow, type RunRow } from './run-rows';
import type { Database } from './sqlite';
import { fromVerdictRow, type VerdictRow } from './verdict-rows';

const IN_QUERY = `FROM runs WHERE started_at >= :from AND started_at < :to
  AND outcome IN (SELECT value FROM json_each(:outcomes))`;

/** What the history page shows: runs by range and outcome, newest first. */
export class History {
  constructor(private readonly database: Database) {}

  page(query: HistoryQuery): HistoryPage {
    const filter = {
      from: query.range.from,
      to: query.range.to,
      outcomes: JSON.stringify(query.outcomes),
    };
    const rows = this.database
      .prepare(`SELECT * ${IN_QUERY} ORDER BY started_at DESC, id DESC LIMIT :limit OFFSET :offset`)
      .all({ ...filter, limit: query.limit, offset: query.offset }) as unknown as RunRow[];
    const count = this.database.prepare(`SELECT count(*) AS total ${IN_QUERY}`).get(filter) as {
      total: number;
    };
    return { rows: rows.map((row) => this.withTold(row)), total: count.total };
  }

  /** The ids of the runs of a query, oldest first. */
  ids({ range, outcomes }: Pick<HistoryQuery, 'range' | 'outcomes'>): readonly string[] {
    const filter = { from: range.from, to: range.to, outcomes: JSON.stringify(outcomes) };
    const rows = this.database
      .prepare(`SELECT id ${IN_QUERY} ORDER BY started_at, id`)
      .all(filter) as unknown as readonly { readonly id: string }[];
    return rows.map(({ id }) => id);
  }

  /** One run with everything that is known of it; null when there is none of that id. */
  details(runId: string): RunDetails | null {
    const row = this.database.prepare('SELECT * FROM runs WHERE id = ?').get(runId) as unknown as
      RunRow | undefined;
    if (row === undefined) return null;
    return {
      ...this.withTold(row),
      verdicts: this.verdicts(runId),
      messages: messagesAbout(this.database, { runId }),
    };
  }

  /** What the rules found in a run, in their order; empty where no rule has judged it. */
  verdicts(runId: string): readonly Verdict[] {
    const rows = this.database
      .prepare(
        'SELECT rule, reason, value, threshold, channels, detail FROM verdicts WHERE run_id = ? ORDER BY position',
      )
      .all(runId) as unknown as VerdictRow[];
    return rows.map(fromVerdictRow);
  }

  /** What became of each message; one that was merged shares the fate of what it went out in. */
  private withTold(row: RunRow): HistoryRow {
    const told = this.database
      .prepare(
        `SELECT part.channel, part.recipient, coalesce(whole.state, part.state) AS state
         FROM outbox AS part LEFT JOIN outbox AS whole ON whole.id = part.merged_into
         WHERE part.run_id = ? AND part.kind = 'run' ORDER BY part.channel, part.recipient`,
      )
      .all(row.id) as unknown as Told[];
    return { run: fromRow(row), told: told.map((entry) => ({ ...entry })) };
  }
}
