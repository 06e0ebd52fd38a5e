import type { ImportFaultAt, ImportRefusal, ImportSource } from '../../../shared/history/import';
import { JsonScanner, type JsonText } from './json-scanner';
import { parseRecord, type JsonRecord } from './json-record';
import type { ImportedNote, ImportedRecord, ImportedRun } from './imported-run';
import { isOwnNote, isOwnRecord, readOwnNote, readOwnRecord } from './linewatch';
import { isMySpeed, readMySpeedRecord } from './my-speed';
import { isOoklaRecord, isUnderWay, readOoklaRecord } from './ookla';
import { isTrackerRecord, isTrackerTable, readTrackerLine, readTrackerRecord } from './speedtest-tracker';
import { TableScanner, type TableRow } from './table-scanner';

/** What is found in a file, one after the other. */
export type ImportItem =
  | { readonly kind: 'run'; readonly line: number; readonly run: ImportedRun }
  | { readonly kind: 'note'; readonly note: ImportedNote }
  | ({ readonly kind: 'fault' } & ImportFaultAt)
  /** The whole file is of no use; nothing follows. */
  | { readonly kind: 'refused'; readonly refusal: ImportRefusal };

/** The form of the export of this version; see history-export.ts. */
const KNOWN_FORM_VERSION = 1;
/** A file that has begun with so many records of no program is none. */
const MOST_STRANGERS = 1_000;

/** Reads one file of another program, or of Linewatch, as its text comes. */
export class ImportReader {
  readonly #now: number;
  #scanner: JsonScanner | TableScanner | null = null;
  #readLine: ((cells: readonly string[]) => ImportedRecord) | null = null;
  #isRefused = false;
  #strangers = 0;
  #source: ImportSource | null = null;

  constructor(now: number) {
    this.#now = now;
  }

  /** The program that the file is of; null until something of it was recognised. */
  get source(): ImportSource | null {
    return this.#source;
  }

  /** What ends in this text. */
  feed(text: string): readonly ImportItem[] {
    const known = this.#scanner === null ? text.replace(/^[\uFEFF\s]+/, '') : text;
    if (this.#isRefused || known === '') return [];
    this.#scanner ??= /^[{[]/.test(known) ? new JsonScanner() : new TableScanner();
    return this.#scanner instanceof JsonScanner
      ? this.#scanner.feed(known).flatMap((found) => this.#fromJson(found))
      : this.#fromRows(this.#scanner.feed(known));
  }

  /** What the end of the file brings. */
  end(): readonly ImportItem[] {
    if (this.#isRefused) return [];
    if (this.#scanner === null) return this.#refuse('empty');
    const last =
      this.#scanner instanceof JsonScanner
        ? this.#scanner.end().flatMap((found) => this.#fromJson(found))
        : this.#fromRows(this.#scanner.end());
    return this.#source === null && !this.#isRefused ? [...last, ...this.#refuse('unrecognised')] : last;
  }

  #fromJson({ line, text, isHead }: JsonText): readonly ImportItem[] {
    if (this.#isRefused) return [];
    if (text === null) return [{ kind: 'fault', line, fault: 'broken' }];
    if (isHead) return this.#fromHead(text);
    const record = parseRecord(text);
    if (record === null) return [{ kind: 'fault', line, fault: 'broken' }];
    const read = this.#readRecord(record);
    if (read === 'passing') return [];
    return read === null ? this.#stranger(line) : [toItem(line, read)];
  }

  /** Members before the list of an object: those of an export of Linewatch say its form. */
  #fromHead(text: string): readonly ImportItem[] {
    const head = parseRecord(`${text.replace(/,?\s*"(?:runs|data)"\s*:\s*$/, '')}}`);
    if (head?.['form'] !== 'linewatch-history') return [];
    if (Number(head['formVersion']) > KNOWN_FORM_VERSION) return this.#refuse('newer');
    this.#source = 'linewatch';
    return [];
  }

  #readRecord(record: JsonRecord): ImportedRecord | 'passing' | null {
    if (isOwnRecord(record)) return this.#as('linewatch', readOwnRecord(record, this.#now));
    if (this.#source === 'linewatch' && isOwnNote(record)) return readOwnNote(record, this.#now);
    if (isTrackerRecord(record)) return this.#as('speedtest-tracker', readTrackerRecord(record, this.#now));
    if (isMySpeed((name) => name in record)) return this.#as('myspeed', readMySpeedRecord(record, this.#now));
    if (!isOoklaRecord(record)) return null;
    if (isUnderWay(record)) return 'passing';
    return this.#as('ookla', readOoklaRecord(record, this.#now));
  }

  #as(source: ImportSource, record: ImportedRecord): ImportedRecord {
    this.#source ??= source;
    return record;
  }

  /** One by one: the first one says how the others are read. */
  #fromRows(rows: Iterable<TableRow>): readonly ImportItem[] {
    const items: ImportItem[] = [];
    for (const row of rows) for (const item of this.#fromRow(row)) items.push(item);
    return items;
  }

  #fromRow({ line, cells }: TableRow): readonly ImportItem[] {
    if (this.#isRefused) return [];
    if (cells === null) return [{ kind: 'fault', line, fault: 'broken' }];
    if (this.#readLine !== null) return [toItem(line, this.#readLine(cells))];
    return this.#fromHeadings(cells.map((cell) => cell.trim()));
  }

  #fromHeadings(headings: readonly string[]): readonly ImportItem[] {
    const names = headings.map((heading) => heading.toLowerCase().replaceAll(/[\s_]+/g, ' '));
    const columns = new Set(names);
    if (columns.has('started at utc') && columns.has('run id')) return this.#refuse('own-table');
    if (isTrackerTable(columns)) {
      this.#source = 'speedtest-tracker';
      this.#readLine = (cells) => readTrackerLine(byName(names, cells), this.#now);
      return [];
    }
    if (!isMySpeed((name) => columns.has(name))) return this.#refuse('unrecognised');
    this.#source = 'myspeed';
    if (this.#scanner instanceof TableScanner) this.#scanner.hasBackslashes = true;
    this.#readLine = (cells) => readMySpeedRecord(Object.fromEntries(byName(headings, cells)), this.#now);
    return [];
  }

  #stranger(line: number): readonly ImportItem[] {
    this.#strangers += 1;
    if (this.#source === null && this.#strangers >= MOST_STRANGERS) return this.#refuse('unrecognised');
    return [{ kind: 'fault', line, fault: 'no-test' }];
  }

  #refuse(refusal: ImportRefusal): readonly ImportItem[] {
    this.#isRefused = true;
    return [{ kind: 'refused', refusal }];
  }
}

function toItem(line: number, record: ImportedRecord): ImportItem {
  return record.kind === 'note' ? record : { ...record, line };
}

/** The cells of a row by the names of their columns; of two columns of one name the first. */
function byName(names: readonly string[], cells: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [index, name] of names.entries()) {
    const cell = cells[index];
    if (cell !== undefined && !found.has(name)) found.set(name, cell);
  }
  return found;
}
