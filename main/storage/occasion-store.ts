import type { Occasion, Verdict } from '../../shared/verdict';
import type { Judgement } from '../core/judging/judge';
import type { RuleMemory } from '../core/judging/memory';
import type { Clock, OccasionStore, OutboxDraft } from '../core/ports';
import { inTransaction } from './migrate';
import { insertMessages } from './outbox-store';
import { readMemories, writeMemories } from './rule-memory';
import type { Database } from './sqlite';

/** Occasions and what rules remember, in SQLite. Errors of the disk are thrown; the next look at the clock tries again. */
export class SqliteOccasionStore implements OccasionStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  memories(): Readonly<Record<string, RuleMemory>> {
    return readMemories(this.database);
  }

  record(occasion: Occasion, judgement: Judgement, messages: readonly OutboxDraft[]): void {
    inTransaction(this.database, () => {
      this.database
        .prepare('INSERT INTO occasions (id, at, detail, verdicts) VALUES (?, ?, ?, ?)')
        .run(
          occasion.id,
          occasion.at,
          JSON.stringify(occasion.detail),
          JSON.stringify(judgement.verdicts satisfies readonly Verdict[]),
        );
      writeMemories(this.database, judgement.memories);
      insertMessages(this.database, messages, this.clock.now());
    });
  }

  remember(memories: Judgement['memories']): void {
    inTransaction(this.database, () => writeMemories(this.database, memories));
  }
}
