import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import en from './en';

const ROOT = resolve(import.meta.dirname, '..');
const ROOMS = ['shared', 'main', 'renderer'];

/** The code of the application, without tests. */
function getSources(): readonly string[] {
  return ROOMS.flatMap((room) => readdirSync(join(ROOT, room), { recursive: true, withFileTypes: true }))
    .filter(({ name }) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}

function getKeys(tree: object, path: string): readonly string[] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const here = path.endsWith(':') ? `${path}${key}` : `${path}.${key}`;
    return typeof value === 'string' ? [here] : getKeys(value as object, here);
  });
}

/** A key as code names it, with a wildcard for each part that is only known while it runs. */
function toPattern(text: string): RegExp {
  const parts = text.split(/\$\{(?:[^{}]|\{[^{}]*\})*\}/);
  return new RegExp(`^${parts.map((part) => escapePattern(part)).join('.+')}$`);
}

function escapePattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

it('every text is used', () => {
  const namespaces = Object.keys(en).join('|');
  const quoted = new RegExp(`['"\`]((?:${namespaces}):(?:\\$\\{[^}]*\\}|[^'"\`\\s$])*)['"\`]`, 'g');
  const found = new Set(
    getSources().flatMap((source) => [...source.matchAll(quoted)].map(([, key = '']) => key)),
  );
  const exact = new Set([...found].filter((key) => !key.includes('${')));
  const patterns = [...found].filter((key) => key.includes('${')).map(toPattern);
  const unused = Object.entries(en)
    .flatMap(([namespace, tree]) => getKeys(tree, `${namespace}:`))
    .filter((key) => {
      const base = key.replace(/_(?:zero|one|other)$/, '');
      return !exact.has(base) && !patterns.some((pattern) => pattern.test(base));
    });
  expect(unused).toEqual([]);
});
