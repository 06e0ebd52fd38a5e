import { setImmediate as breathe } from 'node:timers/promises';
import type { ExportQuery } from '../../shared/history/export';
import type { Note } from '../../shared/history/note';
import type { LineEvent } from '../../shared/history/outages';
import { rememberedTexts } from '../../shared/texts/remembered-texts';
import { getCells, COLUMN_NAMES } from '../core/export/columns';
import {
  occasionAccountJson,
  runAccountJson,
  type ExportWords,
  type RunAccount,
} from '../core/export/ledger-json';
import { getLineCells, LINE_COLUMN_NAMES } from '../core/export/line-columns';
import { lineEventJson } from '../core/export/line-event-json';
import { noteJson } from '../core/export/note-json';
import { iso } from '../core/iso-time';
import type { TimeRange } from '../../shared/time-range';
import type { Clock } from '../core/ports';
import type { ExportWritten } from '../core/reader';
import { systemWords } from '../files/disk-problem';
import { writeStreamed } from '../files/streamed-file';
import type { History, HistoryPlace } from '../storage/history/history';
import type { SqliteOccasionStore } from '../storage/runs/occasion-store';
import { csvText } from './csv-text';

/** So many runs are read at once; then whatever else waits has its turn. */
const RUNS_AT_ONCE = 200;
/** The form of the JSON file; a change that its readers would notice raises it. */
const FORM_VERSION = 1;

export interface HistoryExportDeps {
  readonly history: Pick<History, 'accountsAfter'>;
  readonly occasions: Pick<SqliteOccasionStore, 'between'>;
  /** What happened to the line between the tests, the newest first; in all networks where none is named. */
  readonly lineEvents: (range: TimeRange, network?: string) => readonly LineEvent[];
  /** On tests and moments, oldest first. */
  readonly notes: (range: TimeRange) => readonly Note[];
  readonly clock: Clock;
  readonly words: () => ExportWords;
  /** Of Linewatch. */
  readonly version: string;
  /** Aborted when the process ends: what is being written is given up then, and leaves nothing behind. */
  readonly signal: AbortSignal;
}

/** How many runs, or events of the line, are in the file so far. */
interface Written {
  runs: number;
  lineEvents?: number;
}

/** A line of the table. */
interface Line {
  readonly account: RunAccount;
  readonly moments: readonly Note[];
}

/** Hands out the history with its ledger as a file. A file of that name is replaced once the new one is complete. */
export class HistoryExport {
  readonly #deps: HistoryExportDeps;

  constructor(deps: HistoryExportDeps) {
    this.#deps = deps;
  }

  async write(path: string, query: ExportQuery): Promise<ExportWritten> {
    try {
      const written = { runs: 0 };
      const text = query.format === 'csv' ? this.#table(query, written) : this.#document(query, written);
      await writeStreamed(path, text, this.#deps.signal);
      return { kind: 'written', path, ...written };
    } catch (error) {
      return { kind: 'not-written', path, detail: systemWords(error) };
    }
  }

  #table(query: ExportQuery, written: Written): AsyncGenerator<string> {
    const words = this.#words();
    if (query.of !== 'line-events') return csvText(COLUMN_NAMES, this.#rows(query, written, words));
    const events = this.#lineEvents(query);
    written.lineEvents = events.length;
    return csvText(LINE_COLUMN_NAMES, [events.map((event) => getLineCells(event, words))]);
  }

  async *#rows(query: ExportQuery, written: Written, words: ExportWords) {
    for await (const lines of this.#lines(query, written))
      yield lines.map(({ account, moments }) => getCells(account, words, moments));
  }

  async *#document(query: ExportQuery, written: Written): AsyncGenerator<string> {
    const words = this.#words();
    const { range } = query;
    const head = {
      form: 'linewatch-history',
      formVersion: FORM_VERSION,
      version: this.#deps.version,
      exportedAt: iso(this.#deps.clock.now()),
      timeZone: words.style.timeZone,
    };
    const isOfLine = query.of === 'line-events';
    const occasions = isOfLine ? [] : this.#deps.occasions.between(range);
    const lineEvents = this.#lineEvents(query);
    if (isOfLine) written.lineEvents = lineEvents.length;
    const moments = isOfLine ? [] : this.#moments(range);
    yield `${JSON.stringify(head).slice(0, -1)},\n"runs":[`;
    let separator = '\n';
    for await (const accounts of isOfLine ? [] : this.#accounts(query, written)) {
      const texts = accounts.map((account) => JSON.stringify(runAccountJson(account, words)));
      yield separator + texts.join(',\n');
      separator = ',\n';
    }
    yield '\n],\n"occasions":[';
    yield occasions.map((account) => `\n${JSON.stringify(occasionAccountJson(account, words))}`).join(',');
    yield '\n],\n"lineEvents":[';
    yield lineEvents.map((event) => `\n${JSON.stringify(lineEventJson(event))}`).join(',');
    yield '\n],\n"notes":[';
    yield moments.map((note) => `\n${JSON.stringify(noteJson(note))}`).join(',');
    yield '\n]}\n';
  }

  /** Those of the networks that are asked for, oldest first. */
  #lineEvents({ range, networks }: Pick<ExportQuery, 'range' | 'networks'>): readonly LineEvent[] {
    const { lineEvents } = this.#deps;
    if (networks === undefined) return lineEvents(range).toReversed();
    return (
      networks
        // Where the network is not known it is recorded as an empty text.
        .flatMap((network) => lineEvents(range, network ?? ''))
        .toSorted((one, other) => one.startedAt - other.startedAt)
    );
  }

  #words(): ExportWords {
    const { texts, style } = this.#deps.words();
    return { texts: rememberedTexts(texts), style };
  }

  #moments(range: TimeRange): readonly Note[] {
    return this.#deps.notes(range).filter(({ runId }) => runId === null);
  }

  /** The same with the notes on moments since the run before; the last run has also those after it. */
  async *#lines(query: ExportQuery, written: Written): AsyncGenerator<readonly Line[]> {
    const moments = this.#moments(query.range);
    let place = 0;
    let last: Line | null = null;
    const take = (until: number) => {
      const from = place;
      while ((moments[place]?.at ?? Infinity) <= until) place += 1;
      return moments.slice(from, place);
    };
    for await (const accounts of this.#accounts(query, written)) {
      const lines: Line[] = last === null ? [] : [last];
      for (const account of accounts) lines.push({ account, moments: take(account.run.startedAt) });
      last = lines.pop() ?? null;
      if (lines.length > 0) yield lines;
    }
    if (last !== null) yield [{ ...last, moments: [...last.moments, ...moments.slice(place)] }];
  }

  /** The runs of a query, some at a time; never none. */
  async *#accounts(query: ExportQuery, written: Written): AsyncGenerator<readonly RunAccount[]> {
    let place: HistoryPlace | null = null;
    do {
      await breathe();
      const { accounts, next } = this.#deps.history.accountsAfter(query, place, RUNS_AT_ONCE);
      written.runs += accounts.length;
      if (accounts.length > 0) yield accounts;
      place = next;
    } while (place !== null);
  }
}
