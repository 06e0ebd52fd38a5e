import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as breathe } from 'node:timers/promises';
import type { ExportQuery } from '../../shared/export';
import { cellsOf, COLUMN_NAMES } from '../core/export/columns';
import {
  occasionAccountJson,
  runAccountJson,
  type ExportWords,
  type RunAccount,
} from '../core/export/ledger-json';
import { iso } from '../core/export/run-json';
import type { Clock } from '../core/ports';
import type { ExportWritten } from '../core/reader';
import { systemWords } from '../files/disk-problem';
import { putInPlace } from '../files/whole-file';
import type { History, HistoryPlace } from '../storage/history';
import type { SqliteOccasionStore } from '../storage/occasion-store';

/** So many runs are read at once; then whatever else waits has its turn. */
const RUNS_AT_ONCE = 50;
/** The form of the JSON file; a change that its readers would notice raises it. */
const FORM_VERSION = 1;

export interface HistoryExportDeps {
  readonly history: Pick<History, 'idsAfter' | 'account'>;
  readonly occasions: Pick<SqliteOccasionStore, 'between'>;
  readonly clock: Clock;
  readonly words: () => ExportWords;
  /** Of Linewatch. */
  readonly version: string;
  /** Aborted when the process ends: what is being written is given up then, and leaves nothing behind. */
  readonly signal: AbortSignal;
}

/** How many runs are in the file so far. */
interface Written {
  runs: number;
}

/** Hands out the history with its ledger as a file. A file of that name is replaced once the new one is complete. */
export class HistoryExport {
  readonly #deps: HistoryExportDeps;

  constructor(deps: HistoryExportDeps) {
    this.#deps = deps;
  }

  async write(path: string, query: ExportQuery): Promise<ExportWritten> {
    const part = `${path}.part`;
    try {
      const written = { runs: 0 };
      if (query.format === 'csv') await this.#writeTable(part, query, written);
      else await this.#pour(part, Readable.from(this.#document(query, written)));
      putInPlace(part, path);
      return { kind: 'written', path, ...written };
    } catch (error) {
      await rm(part, { force: true }).catch(() => undefined);
      return { kind: 'not-written', path, detail: systemWords(error) };
    }
  }

  async #writeTable(part: string, query: ExportQuery, written: Written): Promise<void> {
    // Only those who ask for a table load what writes it.
    const { stringify } = await import('csv-stringify');
    const words = this.#deps.words();
    const rows = async function* (accounts: AsyncIterable<RunAccount>) {
      for await (const account of accounts) yield cellsOf(account, words);
    };
    const table = stringify({
      header: true,
      columns: COLUMN_NAMES,
      // What a server said must not run as a formula; without the mark, Excel takes UTF-8 for something else.
      escape_formulas: true,
      bom: true,
      record_delimiter: 'windows',
    });
    await this.#pour(part, Readable.from(rows(this.#accounts(query, written))), table);
  }

  #pour(part: string, source: Readable, ...through: Transform[]): Promise<void> {
    return pipeline([source, ...through, createWriteStream(part)], { signal: this.#deps.signal });
  }

  async *#document(query: ExportQuery, written: Written): AsyncGenerator<string> {
    const words = this.#deps.words();
    const { range } = query;
    const head = {
      form: 'linewatch-history',
      formVersion: FORM_VERSION,
      version: this.#deps.version,
      exportedAt: iso(this.#deps.clock.now()),
      timeZone: words.style.timeZone,
    };
    const occasions = this.#deps.occasions.between(range);
    yield `${JSON.stringify(head).slice(0, -1)},\n"runs":[`;
    let separator = '\n';
    for await (const account of this.#accounts(query, written)) {
      yield separator + JSON.stringify(runAccountJson(account, words));
      separator = ',\n';
    }
    yield '\n],\n"occasions":[';
    yield occasions.map((account) => `\n${JSON.stringify(occasionAccountJson(account, words))}`).join(',');
    yield '\n]}\n';
  }

  async *#accounts(query: ExportQuery, written: Written): AsyncGenerator<RunAccount> {
    const { history } = this.#deps;
    let after: HistoryPlace | null = null;
    for (;;) {
      await breathe();
      const places: readonly HistoryPlace[] = history.idsAfter(query, after, RUNS_AT_ONCE);
      for (const place of places) {
        const account = history.account(place.id);
        if (account === null) continue;
        written.runs += 1;
        yield account;
      }
      after = places.at(-1) ?? null;
      if (after === null) return;
    }
  }
}
