/** What SQLite stores in one field. */
export type SqlValue = string | number | bigint | null | Uint8Array;
