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

/** An occasion with everything that is recorded about it. */
export interface UnrecordedOccasion {
  readonly occasion: Occasion;
  readonly judgement: Judgement;
  readonly messages: readonly OutboxDraft[];
}

export interface UnrecordedTellingDeps {
  /** The database, which refuses writes for now. */
  readonly database: Database;
  /** Creates a deliverer for the outbox of another database, with the same channels. */
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

/** Tables with rows of an occasion. The attempts are renumbered, since each database counts its own. */
const TABLES = ['occasions', 'outbox', 'attempts'] as const;

/**
 * Sends messages while the disk refuses every write: with the same tables in memory, the same deliverer and the same
 * channels. Messages and attempts move into the database as soon as it accepts them.
 */
export class UnrecordedTelling {
  readonly #deps: UnrecordedTellingDeps;
  #memory: InMemory | null = null;
  #isMoving = false;

  constructor(deps: UnrecordedTellingDeps) {
    this.#deps = deps;
  }

  /** Whether every message that was sent here is recorded in the database. */
  get isEmpty(): boolean {
    return this.#memory === null;
  }

  /** Rule memories written here, by id; empty if there are none. */
  get memories(): Readonly<Record<string, RuleMemory>> {
    return this.#memory?.occasions.memories() ?? {};
  }

  tell({ occasion, judgement, messages }: UnrecordedOccasion): void {
    const memory = (this.#memory ??= this.#open());
    memory.occasions.record(occasion, judgement, messages);
    memory.deliverer.kick();
    this.#deps.log(
      `Occasion ${occasion.id}: ${occasion.detail.kind}, ${messages.length} message(s) to send without a record`,
    );
  }

  /** Moves the rows into the database. Does nothing while the disk refuses writes or if there are no rows. */
  async moveIntoRecords(): Promise<void> {
    const memory = this.#memory;
    if (memory === null || this.#isMoving) return;
    this.#isMoving = true;
    try {
      await memory.deliverer.stop();
      // A message whose attempt was in progress may have arrived; the record says so.
      memory.outbox.releaseLeases();
      this.#move(memory);
      this.#memory = null;
      memory.database.close();
    } catch (error) {
      this.#deps.log('Messages that were sent without a record cannot be recorded yet', error);
      memory.deliverer.start();
    } finally {
      this.#isMoving = false;
    }
  }

  async stop(): Promise<void> {
    await this.#memory?.deliverer.stop();
  }

  #open(): InMemory {
    const { clock, getDeliverer } = this.#deps;
    const database = openInMemory();
    migrate(database, null, MIGRATIONS);
    const outbox = new SqliteOutboxStore(database, clock);
    const occasions = new SqliteOccasionStore(database, clock);
    const deliverer = getDeliverer(outbox, database);
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
