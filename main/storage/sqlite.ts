import { statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { DatabaseSync, type DatabaseSyncInstance, type StatementSyncInstance } from '@photostructure/sqlite';
import { isOfDisk } from '../files/disk-problem';
import { exact } from './bound-values';
import type { SqlValue } from './sql-value';

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
  /** What is committed survives a crash and a power cut. */
  readonly isDurable?: boolean;
  /** Where there is no file, none is made: opening fails. */
  readonly isExisting?: boolean;
  /** A new file can give back its free pages a few at a time. */
  readonly givesBackPages?: boolean;
}

const BUSY_TIMEOUT_MS = 5_000;

/** Opens a database file, and makes it where there is none. */
export function openFile(
  path: string,
  {
    readOnly = false,
    busyTimeoutMs = BUSY_TIMEOUT_MS,
    isDurable = false,
    isExisting = false,
    givesBackPages = false,
  }: OpenOptions = {},
): Connection {
  return new Connection(() => {
    const driver = new DatabaseSync(isExisting ? existingFile(path) : path, {
      readOnly,
      enableForeignKeyConstraints: true,
      timeout: busyTimeoutMs,
    });
    // What is removed or replaced is overwritten.
    if (!readOnly) driver.exec('PRAGMA secure_delete = ON');
    // It is to be said before anything is written, and each time that it is said is a write.
    if (givesBackPages && isEmpty(path)) driver.exec('PRAGMA auto_vacuum = INCREMENTAL');
    if (isDurable) driver.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    return driver;
  });
}

function isEmpty(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.size === 0;
}

function existingFile(path: string): URL {
  const url = pathToFileURL(path);
  url.searchParams.set('mode', 'rw');
  return url;
}

/** A database that is nowhere but in memory. */
export function openInMemory(): Database {
  return openFile(':memory:');
}

/**
 * A connection to a database file. It says when the disk refuses, and can be led to another file: what was prepared
 * before is prepared again there.
 */
export class Connection implements Database {
  readonly #open: () => DatabaseSyncInstance;
  #driver: DatabaseSyncInstance;
  #onRefusal = (_error: unknown): void => undefined;
  #emitted: SqlValue[][] = [];

  constructor(open: () => DatabaseSyncInstance) {
    this.#open = open;
    this.#driver = this.#connected();
  }

  get isTransaction(): boolean {
    return this.#driver.isTransaction;
  }

  /** Calls back with every error of the disk, before it is thrown. */
  onRefusal(listener: (error: unknown) => void): void {
    this.#onRefusal = listener;
  }

  /** Opens the file at the path again: it may be another one now. The file that was open is let go. */
  reopen(): void {
    const before = this.#driver;
    this.#driver = this.#connected();
    before.close();
  }

  prepare(sql: string): Statement {
    let driver = this.#driver;
    let statement = this.#watched(() => driver.prepare(sql));
    const current = (): StatementSyncInstance => {
      if (driver !== this.#driver) {
        driver = this.#driver;
        statement = driver.prepare(sql);
      }
      return statement;
    };
    return {
      get: (...parameters) => this.#watched(() => current().get(...parameters.map(exact)) as unknown),
      all: (...parameters) => this.#watched(() => current().all(...parameters.map(exact)) as unknown[]),
      run: (...parameters) => this.#watched(() => current().run(...parameters.map(exact))),
    };
  }

  exec(sql: string): void {
    this.#watched(() => this.#driver.exec(sql));
  }

  ask(sql: string): readonly Values[] {
    const { rows, error } = this.askAsFarAsPossible(sql);
    if (error !== null) throw error;
    return rows;
  }

  askAsFarAsPossible(sql: string): { readonly rows: readonly Values[]; readonly error: Error | null } {
    this.#emitted = [];
    try {
      this.exec(sql);
      return { rows: this.#emitted, error: null };
    } catch (error) {
      return { rows: this.#emitted, error: error instanceof Error ? error : new Error(String(error)) };
    }
  }

  close(): void {
    this.#driver.close();
  }

  #connected(): DatabaseSyncInstance {
    const driver = this.#open();
    driver.function('emit', { varargs: true }, (...values: SqlValue[]) => {
      this.#emitted.push(values);
      return null;
    });
    return driver;
  }

  #watched<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (isOfDisk(error)) this.#onRefusal(error);
      throw error;
    }
  }
}
