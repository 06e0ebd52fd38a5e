import type { ProviderKind } from '../../../shared/providers';
import { FAILURE_REASONS } from '../../../shared/run';
import type { ProviderRecord } from '../../core/run/provider-plan';
import type { Database } from '../sqlite';

interface Row {
  readonly kind: ProviderKind;
  readonly server: string;
  readonly last_used_at: number | null;
  readonly not_before_at: number | null;
  readonly reason: string | null;
}

/** What is remembered of each provider, in SQLite. */
export class SqliteProviderRecords {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  read(): readonly ProviderRecord[] {
    const rows = this.#database.prepare('SELECT * FROM provider_state').all() as unknown as Row[];
    return rows.map((row) => ({
      kind: row.kind,
      server: row.server,
      lastUsedAt: row.last_used_at,
      notBeforeAt: row.not_before_at,
      reason:
        row.reason === null ? null : (FAILURE_REASONS.find((reason) => reason === row.reason) ?? 'too-soon'),
    }));
  }

  /** Takes the place of what was remembered; a time of last use is kept where there is no new one. */
  write(record: ProviderRecord): void {
    this.#database
      .prepare(
        `INSERT INTO provider_state (kind, server, last_used_at, not_before_at, reason) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (kind, server) DO UPDATE SET last_used_at = coalesce(excluded.last_used_at, last_used_at),
           not_before_at = excluded.not_before_at, reason = excluded.reason`,
      )
      .run(record.kind, record.server, record.lastUsedAt, record.notBeforeAt, record.reason);
  }
}
