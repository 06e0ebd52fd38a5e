import { expect, it } from 'vitest';
import { z } from 'zod';
import { settingsSchema } from '../../shared/settings';
import { createRoutes } from './routes';

interface JsonSchema {
  readonly type?: string;
  readonly pattern?: string;
  readonly [keyword: string]: unknown;
}

/** Keywords under which other schemas stand. */
const INNER = ['items', 'anyOf', 'oneOf', 'allOf', 'prefixItems', 'additionalProperties', 'propertyNames'];

/** A pattern that takes no text longer than itself, so to speak: it repeats nothing without an end. */
function isEndless(pattern: string): boolean {
  return /[*+]|\{\d+,\}/.test(pattern.replaceAll(/\\./g, '').replaceAll(/\[[^\]]*\]/g, ''));
}

function isUnbounded(schema: JsonSchema): boolean {
  const has = (keyword: string) => schema[keyword] !== undefined;
  if (INNER.some(has) && schema.type !== 'array') return schema['additionalProperties'] === true;
  if (schema.type === 'array') return !has('maxItems') && !has('prefixItems');
  if (schema.type === 'string') {
    const isChoice = has('enum') || has('const') || has('maxLength');
    return !isChoice && (schema.pattern === undefined || isEndless(schema.pattern));
  }
  return !has('type') && !has('const') && !has('enum');
}

/** Where a schema takes texts or lists of any length, or anything at all. */
function unboundedIn(schema: JsonSchema, path: string): readonly string[] {
  const inner = INNER.flatMap((keyword) => [schema[keyword]].flat()).filter(isSchema);
  const members = Object.entries((schema['properties'] ?? {}) as Record<string, JsonSchema>);
  const isObject = members.length > 0 || schema.type === 'object';
  return [
    ...(!isObject && isUnbounded(schema) ? [path] : []),
    ...inner.flatMap((one) => unboundedIn(one, path)),
    ...members.flatMap(([name, one]) => unboundedIn(one, `${path}.${name}`)),
  ];
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null;
}

const getSchema = (schema: z.ZodType) =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;

it('every text and list of the settings has a longest length', () => {
  expect(unboundedIn(getSchema(settingsSchema), 'settings')).toEqual([]);
});

it('every text and list of a request has one, too; settings are checked by their own schema', () => {
  const routes = Object.entries(createRoutes({} as never));
  expect(routes.flatMap(([name, { args }]) => unboundedIn(getSchema(args), name))).toEqual(['settings:save']);
});

it('finds what has none', () => {
  const wrong = z.object({
    text: z.string(),
    list: z.array(z.boolean()),
    any: z.unknown(),
    pattern: z.string().regex(/^a+$/),
    good: z.string().regex(/^[a+]{1,4}$/),
    deep: z.array(z.string().or(z.literal('x'))).max(2),
  });
  expect(unboundedIn(getSchema(wrong), 'x')).toEqual(['x.text', 'x.list', 'x.any', 'x.pattern', 'x.deep']);
});
