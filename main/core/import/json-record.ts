/** An object of a JSON file. */
export type JsonRecord = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Numbers that C prints and JSON does not have, outside of texts. */
const NO_NUMBER = /"(?:[^"\\]|\\.)*"|-?\b(?:nan(?:\([^)]*\))?|inf(?:inity)?)\b/gi;

/** The object that a text holds; null where it holds none. */
export function parseRecord(text: string): JsonRecord | null {
  const value =
    parse(text) ?? parse(text.replace(NO_NUMBER, (part) => (part.startsWith('"') ? part : 'null')));
  return isRecord(value) ? value : null;
}

/** Undefined where it is no JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
