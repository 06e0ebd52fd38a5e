const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const PARTS = [0, 8, 12, 16, 20, 32] as const;

/** An id as its column has it: 16 bytes where it is a UUID, else the text. */
export function toSubjectColumn(id: string): string | Uint8Array {
  return UUID.test(id) ? Buffer.from(id.replaceAll('-', ''), 'hex') : id;
}

/** The id that a column has. */
export function fromSubjectColumn(column: string | Uint8Array): string {
  if (typeof column === 'string') return column;
  const digits = Buffer.from(column).toString('hex');
  return PARTS.slice(1)
    .map((end, index) => digits.slice(PARTS[index], end))
    .join('-');
}
