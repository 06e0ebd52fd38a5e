/** Rows in columns for people, every cell set to the right; the first row is the header. */
export function alignedTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  '))
    .join('\n');
}

/** The same rows as a table of Markdown. */
export function markdownTable(rows: readonly (readonly string[])[]): string {
  const [header = [], ...body] = rows;
  const lines = [header, header.map(() => '---:'), ...body];
  return lines.map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** A figure with a fixed number of digits, and a dash where there is none. */
export const fixed = (value: number | null | undefined, digits: number): string =>
  value?.toFixed(digits) ?? '–';
