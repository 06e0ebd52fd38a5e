import { z } from 'zod';
import { CAMPAIGN_ENDS, type Campaign } from '../../../shared/campaign/campaign';
import { CAMPAIGN_COUNTRIES } from '../../../shared/campaign/campaign-rule';
import type { EndedRun } from '../../../shared/run';
import { prepared } from '../prepared';
import { OF_CAMPAIGN, RECORDED_HERE } from '../runs/counted';
import { fromRow, type RunRow } from '../runs/run-rows';
import type { Database } from '../sqlite';

const directions = z.object({ download: z.number().nullable(), upload: z.number().nullable() });
const schema = z.object({
  id: z.string(),
  country: z.enum(CAMPAIGN_COUNTRIES),
  network: z.string(),
  plan: z.object({ maximum: directions, normal: directions, minimum: directions }),
  startsAt: z.string(),
  timeZone: z.string(),
  startedAt: z.number(),
  pausedAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  end: z.enum(CAMPAIGN_ENDS).nullable(),
});

/** Campaigns in SQLite. Errors of the disk are thrown. */
export class CampaignStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Writes a campaign in the place of the one with its id; its row stays the one that it was. */
  write(campaign: Campaign): void {
    prepared(
      this.#database,
      `INSERT INTO campaigns (id, started_at, record) VALUES (?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET started_at = excluded.started_at, record = excluded.record`,
    ).run(campaign.id, campaign.startedAt, JSON.stringify(campaign));
  }

  /**
   * The campaign that was started last, whatever the clock said then; null where there is none, or its record cannot be
   * read.
   */
  newest(): Campaign | null {
    const row = prepared(this.#database, 'SELECT record FROM campaigns ORDER BY rowid DESC LIMIT 1').get() as
      { readonly record: string } | undefined;
    if (row === undefined) return null;
    try {
      return schema.safeParse(JSON.parse(row.record)).data ?? null;
    } catch {
      return null;
    }
  }

  /**
   * Its runs that have ended, oldest first, those that are excluded from statistics included. They are found by its id alone:
   * a clock that was put right gives runs of before the start. What was imported of it is none of this computer's.
   */
  runsOf({ id }: Campaign): readonly EndedRun[] {
    const rows = prepared(
      this.#database,
      `SELECT * FROM runs
        WHERE ${RECORDED_HERE} AND schedule_id = ? AND ${OF_CAMPAIGN} AND outcome <> 'running'
        ORDER BY started_at, id`,
    ).all(id) as unknown as readonly RunRow[];
    return rows.map((row) => fromRow(this.#database, row)).filter((run) => run.outcome !== 'running');
  }
}
