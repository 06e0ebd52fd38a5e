/** Reads a number as people type it, with a point or a comma; null for an empty field. */
export function readNumber(typed: string): number | null | 'unreadable' {
  const text = typed.trim().replace(/[\s\u202f\u00a0]/g, '');
  if (text === '') return null;
  return /^\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : 'unreadable';
}
