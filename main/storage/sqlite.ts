import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';

export type SqlValue = string | number | bigint | null | Uint8Array;
type Parameters = readonly (SqlValue | Readonly<Record<string, SqlValue>>)[];

/** What a query hands over of one row. */
export type Values = readonly SqlValue[];

/** A prepared statement: the part of node:sqlite's that is used here. */
export interface Statement {
  get(...parameters: Parameters): unknown;
  all(...parameters: Parameters): unknown[];
  run(...parameters: Parameters): { readonly changes: number | bigint };
}

/** An open database: the part of node:sqlite's that is used here, which can take the driver's place. */
export interface Database {
  /** Keeps the file open until the statement is no longer used, also after `close`. */
  prepare(sql: string): Statement;
  exec(sql: string): void;
  /**
   * What a query without parameters hands to the function `emit`: `SELECT emit(id, at) FROM runs`. Nothing of it stays
   * open, so that `close` lets go of the file at once.
   */
  ask(sql: string): readonly Values[];
  /** The same with what was handed over until the query failed; `error` is null where it did not. */
  askAsFarAsPossible(sql: string): { readonly rows: readonly Values[]; readonly error: Error | null };
  close(): void;
  readonly isTransaction: boolean;
}

export interface OpenOptions {
  /** The file is left as it is. */
  readonly readOnly?: boolean;
  /** How long to wait for another writer. */
  readonly busyTimeoutMs?: number;
}

const BUSY_TIMEOUT_MS = 5_000;

/** Opens a database file, and makes it where there is none. */
export function openFile(
  path: string,
  { readOnly = false, busyTimeoutMs = BUSY_TIMEOUT_MS }: OpenOptions = {},
): Database {
  return new Connection(
    new DatabaseSync(path, { readOnly, enableForeignKeyConstraints: true, timeout: busyTimeoutMs }),
  );
}

/** A database that is nowhere but in memory. */
export function openInMemory(): Database {
  return openFile(':memory:');
}

class Connection implements Database {
  readonly #driver: DatabaseSyncInstance;
  #emitted: SqlValue[][] = [];

  constructor(driver: DatabaseSyncInstance) {
    this.#driver = driver;
    driver.function('emit', { varargs: true }, (...values: SqlValue[]) => {
      this.#emitted.push(values);
      return null;
    });
  }

  get isTransaction(): boolean {
    return this.#driver.isTransaction;
  }

  prepare(sql: string): Statement {
    return this.#driver.prepare(sql);
  }

  exec(sql: string): void {
    this.#driver.exec(sql);
  }

  ask(sql: string): readonly Values[] {
    const { rows, error } = this.askAsFarAsPossible(sql);
    if (error !== null) throw error;
    return rows;
  }

  askAsFarAsPossible(sql: string): { readonly rows: readonly Values[]; readonly error: Error | null } {
    this.#emitted = [];
    try {
      this.#driver.exec(sql);
      return { rows: this.#emitted, error: null };
    } catch (error) {
      return { rows: this.#emitted, error: error instanceof Error ? error : new Error(String(error)) };
    }
  }

  close(): void {
    this.#driver.close();
  }
}
