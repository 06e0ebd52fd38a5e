/** A value as JSON has it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json | undefined;
}

/**
 * A value as the one text that stands for it: members in the order of their names (UTF-16 code units), no spaces, numbers and
 * texts as JSON.stringify writes them. The same as RFC 8785 (JSON Canonicalization Scheme). Undefined members are left out.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.keys(value)
    .sort()
    .flatMap((name) => {
      const member = value[name];
      return member === undefined ? [] : [`${JSON.stringify(name)}:${canonicalJson(member)}`];
    });
  return `{${members.join(',')}}`;
}

/**
 * The same without members that say nothing: null, undefined, empty texts, lists and objects, at any depth. So a field that a
 * later version adds leaves what was recorded before as it is. Undefined where nothing is left.
 */
export function withoutEmpty(value: unknown): Json | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (Array.isArray(value))
    return value.length === 0 ? undefined : value.map((item) => withoutEmpty(item) ?? null);
  if (typeof value !== 'object') return value as Json;
  const members = Object.entries(value).flatMap(([name, member]): [string, Json][] => {
    const said = withoutEmpty(member);
    return said === undefined ? [] : [[name, said]];
  });
  return members.length === 0 ? undefined : Object.fromEntries(members);
}

function isList(value: readonly Json[] | JsonObject): value is readonly Json[] {
  return Array.isArray(value);
}
