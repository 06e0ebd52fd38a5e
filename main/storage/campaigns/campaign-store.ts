import { z } from 'zod';
import { CAMPAIGN_ENDS, type Campaign } from '../../../shared/campaign/campaign';
import { CAMPAIGN_COUNTRIES } from '../../../shared/campaign/campaign-rule';
import type { EndedRun } from '../../../shared/run';
import { prepared } from '../prepared';
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

  /** Writes a campaign in the place of the one with its id. */
  write(campaign: Campaign): void {
    prepared(
      this.#database,
      'INSERT OR REPLACE INTO campaigns (id, started_at, record) VALUES (?, ?, ?)',
    ).run(campaign.id, campaign.startedAt, JSON.stringify(campaign));
  }

  /** The campaign that was started last; null where there is none, or its record cannot be read. */
  newest(): Campaign | null {
    const row = prepared(
      this.#database,
      'SELECT record FROM campaigns ORDER BY started_at DESC, id DESC LIMIT 1',
    ).get() as { readonly record: string } | undefined;
    if (row === undefined) return null;
    try {
      return schema.safeParse(JSON.parse(row.record)).data ?? null;
    } catch {
      return null;
    }
  }

  /** Its runs that have ended, oldest first, those that are excluded from statistics included. */
  runsOf({ id, startedAt, endedAt }: Campaign): readonly EndedRun[] {
    const rows = prepared(
      this.#database,
      `SELECT * FROM runs WHERE started_at >= ? AND started_at <= ? AND schedule_id = ? AND outcome <> 'running'
        ORDER BY started_at, id`,
    ).all(startedAt, endedAt ?? Number.MAX_SAFE_INTEGER, id) as unknown as readonly RunRow[];
    return rows.map((row) => fromRow(this.#database, row)).filter((run) => run.outcome !== 'running');
  }
}
