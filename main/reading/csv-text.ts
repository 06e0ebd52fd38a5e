type Cell = string | number | null;

/** A table for a spreadsheet, in CSV: its head, then its rows as they come. */
export async function* csvText(
  columns: readonly string[],
  parts: Iterable<readonly (readonly Cell[])[]> | AsyncIterable<readonly (readonly Cell[])[]>,
): AsyncGenerator<string> {
  // Only those who ask for a table load what writes it.
  const { stringify } = await import('csv-stringify/sync');
  // What a server said must not run as a formula.
  const form = { escape_formulas: true, record_delimiter: 'windows' } as const;
  // Without the mark, Excel takes UTF-8 for something else.
  yield stringify([[...columns]], { ...form, bom: true });
  for await (const rows of parts) {
    yield stringify(
      rows.map((cells) => [...cells]),
      form,
    );
  }
}
