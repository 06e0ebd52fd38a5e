import { prepared } from '../prepared';
import type { Database } from '../sqlite';

/** A text that changes with every change of the records, by this connection or by another one. */
function getVersion(database: Database): string {
  const { data_version: others } = prepared(database, 'PRAGMA data_version').get() as {
    readonly data_version: number;
  };
  const { own } = prepared(database, 'SELECT total_changes() AS own').get() as { readonly own: number };
  return `${others} ${own}`;
}

/** Remembers the last answer about some records until they change, or something else is asked. */
export class LastAnswer<Value extends object> {
  readonly #answers = new WeakMap<Database, { readonly key: string; readonly value: Value }>();

  get(database: Database, question: string, read: () => Value): Value {
    const key = `${getVersion(database)} ${question}`;
    const known = this.#answers.get(database);
    if (known?.key === key) return known.value;
    const value = read();
    this.#answers.set(database, { key, value });
    return value;
  }
}
