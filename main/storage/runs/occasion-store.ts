import type { TimeRange } from '../../../shared/time-range';
import type { Occasion, OccasionDetail, Verdict } from '../../../shared/rules/verdict';
import type { OccasionAccount } from '../../core/export/ledger-json';
import type { Judgement } from '../../core/judging/judge';
import type { RuleMemory } from '../../core/judging/memory';
import type { Clock, OccasionStore, OutboxDraft } from '../../core/ports';
import { inTransaction } from '../migrate';
import { messagesAbout } from '../outbox/rows';
import { insertMessages } from '../outbox/store';
import type { Database } from '../sqlite';
import { readMemories, writeMemories } from './rule-memory';
import { kindedFrom, verdictsFrom } from './verdict-json';

interface OccasionRow {
  readonly id: string;
  readonly at: number;
  readonly detail: string;
  readonly verdicts: string;
}

/** Occasions and what rules remember, in SQLite. Errors of the disk are thrown; the next look at the clock tries again. */
export class SqliteOccasionStore implements OccasionStore {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  memories(): Readonly<Record<string, RuleMemory>> {
    return readMemories(this.#database);
  }

  isRecorded(id: string): boolean {
    return this.#database.prepare('SELECT 1 FROM occasions WHERE id = ?').get(id) !== undefined;
  }

  record(occasion: Occasion, judgement: Judgement, messages: readonly OutboxDraft[]): void {
    inTransaction(this.#database, () => {
      this.#database
        .prepare('INSERT INTO occasions (id, at, detail, verdicts) VALUES (?, ?, ?, ?)')
        .run(
          occasion.id,
          occasion.at,
          JSON.stringify(occasion.detail),
          JSON.stringify(judgement.verdicts satisfies readonly Verdict[]),
        );
      writeMemories(this.#database, judgement.memories);
      insertMessages(this.#database, messages, this.#clock.now());
    });
  }

  /** What the clock found in a stretch of time, the end excluded, oldest first, with the messages about it. */
  between({ from, to }: TimeRange): readonly OccasionAccount[] {
    const rows = this.#database
      .prepare('SELECT id, at, detail, verdicts FROM occasions WHERE at >= ? AND at < ? ORDER BY at, id')
      .all(from, to) as unknown as readonly OccasionRow[];
    return rows.map(({ id, at, detail, verdicts }) => ({
      occasion: { id, at, detail: kindedFrom<OccasionDetail>(detail) },
      verdicts: verdictsFrom(verdicts),
      messages: messagesAbout(this.#database, { occasionId: id }),
    }));
  }

  remember(memories: Judgement['memories']): void {
    inTransaction(this.#database, () => writeMemories(this.#database, memories));
  }
}
