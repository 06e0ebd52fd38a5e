/** A row that is longer is none: a quotation mark was never closed. */
const LONGEST_ROW = 1_000_000;
const DELIMITERS = [',', ';', '\t'] as const;

export interface TableRow {
  /** The line of the file where it begins, from 1. */
  readonly line: number;
  /** Null where it cannot be read. */
  readonly cells: readonly string[] | null;
}

/**
 * Cuts a table of text into rows and cells as the text comes: RFC 4180, with commas, semicolons or tabs, whichever the
 * first line has most of, and any kind of line end. `hasBackslashes` says that a quotation mark within a cell is written
 * `\"`.
 */
export class TableScanner {
  #rest = '';
  #line = 1;
  #delimiter: string | null = null;
  hasBackslashes = false;

  /** The rows that end in this text. */
  *feed(text: string): Generator<TableRow> {
    this.#rest += text;
    yield* this.#take(false);
  }

  /** The last row, where it has no line end. */
  *end(): Generator<TableRow> {
    yield* this.#take(true);
  }

  *#take(isLast: boolean): Generator<TableRow> {
    let at = 0;
    while (at < this.#rest.length) {
      this.#delimiter ??= getDelimiter(this.#rest);
      const read = this.#readRow(at, isLast);
      const isEndless = read === null && (isLast || this.#rest.length - at > LONGEST_ROW);
      if (read === null && !isEndless) break;
      const next = read?.next ?? lineEnd(this.#rest, at);
      const cells = read?.cells ?? null;
      // An empty line is no row.
      if (cells === null || cells.some((cell) => cell.trim() !== '')) yield { line: this.#line, cells };
      this.#line += lineEnds(this.#rest, at, next);
      at = next;
    }
    this.#rest = this.#rest.slice(at);
  }

  /** Null where the text ends within the row, or within what may be its end. */
  #readRow(from: number, isLast: boolean): { readonly cells: string[]; readonly next: number } | null {
    const text = this.#rest;
    const cells: string[] = [];
    let at = from;
    for (;;) {
      let cell = '';
      if (text[at] === '"') {
        const quoted = this.#readQuoted(at + 1, isLast);
        if (quoted === null) return null;
        cell = quoted.cell;
        at = quoted.next;
      }
      const begin = at;
      while (at < text.length && text[at] !== this.#delimiter && text[at] !== '\n' && text[at] !== '\r')
        at += 1;
      cells.push(cell + text.slice(begin, at));
      if (at === text.length) return isLast ? { cells, next: at } : null;
      if (text[at] !== this.#delimiter) break;
      at += 1;
    }
    if (text[at] === '\n') return { cells, next: at + 1 };
    if (at + 1 === text.length && !isLast) return null;
    return { cells, next: text[at + 1] === '\n' ? at + 2 : at + 1 };
  }

  #readQuoted(from: number, isLast: boolean): { readonly cell: string; readonly next: number } | null {
    const text = this.#rest;
    let cell = '';
    let begin = from;
    for (;;) {
      const end = text.indexOf('"', begin);
      if (end === -1 || (end + 1 === text.length && !isLast)) return null;
      if (this.hasBackslashes && isEscaped(text, end, from)) {
        cell += `${text.slice(begin, end - 1)}"`;
        begin = end + 1;
      } else if (text[end + 1] === '"') {
        cell += `${text.slice(begin, end)}"`;
        begin = end + 2;
      } else return { cell: cell + text.slice(begin, end), next: end + 1 };
    }
  }
}

/** Whether an odd number of backslashes stands before. */
function isEscaped(text: string, at: number, from: number): boolean {
  let count = 0;
  while (at - count - 1 >= from && text[at - count - 1] === '\\') count += 1;
  return count % 2 === 1;
}

function getDelimiter(text: string): string {
  const head = text.slice(0, lineEnd(text, 0));
  const count = (delimiter: string) => head.split(delimiter).length;
  return [...DELIMITERS].sort((one, other) => count(other) - count(one))[0] ?? ',';
}

/** Behind the next line end. */
function lineEnd(text: string, from: number): number {
  const found = /\r\n?|\n/g;
  found.lastIndex = from;
  return found.exec(text) === null ? text.length : found.lastIndex;
}

function lineEnds(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) {
    if (text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n')) count += 1;
  }
  return count;
}
