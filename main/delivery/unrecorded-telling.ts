import type { RuleMemory } from '../core/judging/memory';
import type { Judgement } from '../core/judging/judge';
import type { Clock, OutboxDraft } from '../core/ports';
import { inTransaction, migrate } from '../storage/migrate';
import { MIGRATIONS } from '../storage/migrations';
import { SqliteOccasionStore } from '../storage/runs/occasion-store';
import { SqliteOutboxStore } from '../storage/outbox/store';
import { takeOver } from '../storage/recovery/rescue';
import { getTables } from '../storage/recovery/schema';
import { openInMemory, type Database } from '../storage/sqlite';
import type { Occasion } from '../../shared/rules/verdict';
import type { Deliverer } from './deliverer';

/** An occasion with everything that is written of it. */
export interface UnrecordedOccasion {
  readonly occasion: Occasion;
  readonly judgement: Judgement;
  readonly messages: readonly OutboxDraft[];
}

export interface UnrecordedTellingDeps {
  /** The records, which refuse for now. */
  readonly database: Database;
  /** A deliverer for the outbox of another database, over the same channels. */
  readonly getDeliverer: (
    outbox: SqliteOutboxStore,
    database: Database,
  ) => Pick<Deliverer, 'start' | 'kick' | 'stop'>;
  readonly clock: Clock;
  readonly log: (sentence: string, error?: unknown) => void;
}

interface InMemory {
  readonly database: Database;
  readonly outbox: SqliteOutboxStore;
  readonly occasions: SqliteOccasionStore;
  readonly deliverer: Pick<Deliverer, 'start' | 'kick' | 'stop'>;
}

/** Tables in which an occasion leaves its traces. The numbers of attempts are each database's own. */
const TABLES = ['occasions', 'outbox', 'attempts'] as const;

/**
 * Tells while the disk refuses every record: the same tables in memory, the same deliverer, the same channels. What was
 * told, and what became of it, goes into the records as soon as they take it.
 */
export class UnrecordedTelling {
  readonly #deps: UnrecordedTellingDeps;
  #memory: InMemory | null = null;
  #isMoving = false;

  constructor(deps: UnrecordedTellingDeps) {
    this.#deps = deps;
  }

  /** Whether nothing was told here that is not in the records. */
  get isEmpty(): boolean {
    return this.#memory === null;
  }

  /** What rules remember of what was told here, by the id of the memory; empty while nothing was. */
  get memories(): Readonly<Record<string, RuleMemory>> {
    return this.#memory?.occasions.memories() ?? {};
  }

  tell({ occasion, judgement, messages }: UnrecordedOccasion): void {
    const memory = (this.#memory ??= this.#open());
    memory.occasions.record(occasion, judgement, messages);
    memory.deliverer.kick();
    this.#deps.log(
      `Occasion ${occasion.id}: ${occasion.detail.kind}, ${messages.length} message(s) to tell without a record`,
    );
  }

  /** Moves what was told into the records. Nothing happens while the disk refuses them, or nothing was told. */
  async moveIntoRecords(): Promise<void> {
    const memory = this.#memory;
    if (memory === null || this.#isMoving) return;
    this.#isMoving = true;
    try {
      await memory.deliverer.stop();
      // A message that was on its way may have arrived; the record says so.
      memory.outbox.releaseLeases();
      this.#move(memory);
      this.#memory = null;
      memory.database.close();
    } catch (error) {
      this.#deps.log('What was told without a record cannot be recorded yet', error);
      memory.deliverer.start();
    } finally {
      this.#isMoving = false;
    }
  }

  async stop(): Promise<void> {
    await this.#memory?.deliverer.stop();
  }

  #open(): InMemory {
    const { clock, getDeliverer: delivererOf } = this.#deps;
    const database = openInMemory();
    migrate(database, null, MIGRATIONS);
    const outbox = new SqliteOutboxStore(database, clock);
    const occasions = new SqliteOccasionStore(database, clock);
    const deliverer = delivererOf(outbox, database);
    deliverer.start();
    return { database, outbox, occasions, deliverer };
  }

  #move({ database, occasions }: InMemory): void {
    const target = this.#deps.database;
    const tables = getTables(database);
    const memories = occasions.memories();
    inTransaction(target, () => {
      for (const table of TABLES) {
        const columns = (tables.get(table) ?? []).filter((column) => table !== 'attempts' || column !== 'id');
        takeOver(database, target, table, columns);
      }
    });
    new SqliteOccasionStore(target, this.#deps.clock).remember(memories);
  }
}
