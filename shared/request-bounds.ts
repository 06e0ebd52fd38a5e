/** The largest request is the settings, with their certificates; this is some fifty times as much. */
export const REQUEST_BOUNDS = { values: 20_000, characters: 4_000_000, depth: 40 } as const;

/**
 * Whether a request is small and plain enough to be looked at: texts, numbers, switches, and lists and objects of
 * these. Ends at the first value too many, whatever the request holds, also where it holds itself.
 */
export function isWithinBounds(request: unknown): boolean {
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value: request, depth: 0 }];
  let values = 0;
  let characters = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, depth } = next;
    values += 1;
    if (typeof value === 'string') characters += value.length;
    if (values > REQUEST_BOUNDS.values || characters > REQUEST_BOUNDS.characters) return false;
    if (typeof value !== 'object' || value === null) continue;
    const children = getChildren(value);
    if (children === null || depth >= REQUEST_BOUNDS.depth) return false;
    if (children.length > REQUEST_BOUNDS.values - values) return false;
    for (const child of children) waiting.push({ value: child, depth: depth + 1 });
  }
  return true;
}

/** Names count as texts. Null for what is neither a list nor a plain object, and for what has too many members. */
function getChildren(value: object): readonly unknown[] | null {
  if (Array.isArray(value)) return value.length > REQUEST_BOUNDS.values ? null : value;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return null;
  const children: unknown[] = [];
  for (const name in value) {
    if (children.length > REQUEST_BOUNDS.values) return null;
    children.push(name, Reflect.get(value, name));
  }
  return children;
}
