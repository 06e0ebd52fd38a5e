/** The height of one row, in CSS pixels. */
export const ROW_PX = 46;
/** Chromium lays nothing out beyond some 33.5 million pixels; what is higher scrolls faster than by a pixel for each. */
export const MAX_HEIGHT_PX = 16_000_000;

/** A list that is too long to be in the page as a whole, and where it is scrolled to. */
export interface Scrolled {
  readonly rows: number;
  /** How high the part is that is seen, in CSS pixels. */
  readonly viewPx: number;
  readonly scrollPx: number;
}

/** What of the list is in the page. */
export interface VisibleRows {
  /** The height of the list as it scrolls, in CSS pixels. */
  readonly heightPx: number;
  /** The first and the last row that are seen, if only in part. */
  readonly first: number;
  readonly last: number;
  /** Where the first of them begins, from the begin of the list. */
  readonly topPx: number;
}

/** Which rows are seen. */
export function getVisibleRows({ rows, viewPx, scrollPx }: Scrolled): VisibleRows {
  const heightPx = getHeight(rows);
  const scrollable = Math.max(0, heightPx - viewPx);
  const at = Math.min(Math.max(0, scrollPx), scrollable);
  const above = (at / Math.max(1, scrollable)) * Math.max(0, rows * ROW_PX - viewPx);
  const first = Math.min(Math.max(0, rows - 1), Math.floor(above / ROW_PX));
  const last = Math.min(rows - 1, Math.floor((above + viewPx) / ROW_PX));
  return { heightPx, first, last, topPx: at - (above - first * ROW_PX) };
}

/** Where to scroll to so that a row is seen as a whole: nowhere else where it is. */
export function getScrollTo(row: number, { rows, viewPx, scrollPx }: Scrolled): number {
  const scrollable = Math.max(0, getHeight(rows) - viewPx);
  const hidden = Math.max(0, rows * ROW_PX - viewPx);
  if (scrollable === 0 || hidden === 0) return 0;
  const above = (scrollPx / scrollable) * hidden;
  const [highest, lowest] = [row * ROW_PX, (row + 1) * ROW_PX - viewPx];
  if (above >= lowest && above <= highest) return scrollPx;
  return (Math.min(hidden, Math.max(0, above > highest ? highest : lowest)) / hidden) * scrollable;
}

/** The row that a key leads to; null for a key that leads nowhere. */
export function getRowAfter(key: string, row: number | null, rows: number, pageRows: number): number | null {
  if (rows === 0) return null;
  const to = (next: number) => Math.min(rows - 1, Math.max(0, next));
  switch (key) {
    case 'ArrowDown':
      return row === null ? 0 : to(row + 1);
    case 'ArrowUp':
      return row === null ? 0 : to(row - 1);
    case 'PageDown':
      return to((row ?? 0) + pageRows);
    case 'PageUp':
      return to((row ?? 0) - pageRows);
    case 'Home':
      return 0;
    case 'End':
      return rows - 1;
    default:
      return null;
  }
}

function getHeight(rows: number): number {
  return Math.min(MAX_HEIGHT_PX, rows * ROW_PX);
}
