import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ESLint } from 'eslint';
import { afterAll, describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
/** A project of two files with the rules of this one, since to read all of this one for the types takes long. */
const folder = mkdtempSync(join(tmpdir(), 'linewatch-lint-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Files that are there, since rules that know types want them; their texts are replaced by the snippets. */
const FILE = 'probe.ts';
const TEST_FILE = 'main/probe.test.ts';
mkdirSync(join(folder, 'main'));
for (const file of [FILE, TEST_FILE]) writeFileSync(join(folder, file), '');
writeFileSync(join(folder, 'run.ts'), "export interface Run { id: string }\nexport const own = 'run';\n");
writeFileSync(
  join(folder, 'tsconfig.json'),
  JSON.stringify({
    extends: join(ROOT, 'tsconfig.json'),
    compilerOptions: { types: [] },
    include: ['*.ts', 'main/*.ts'],
  }),
);

const eslint = new ESLint({ cwd: folder, overrideConfigFile: join(ROOT, 'eslint.config.js') });

async function broken(code: string, filePath = FILE): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(code, { filePath });
  return (result?.messages ?? []).map(({ ruleId }) => ruleId);
}

describe('rules that hold everywhere', () => {
  it.each([
    [
      '@typescript-eslint/no-floating-promises',
      'export const go = (task: () => Promise<void>) => {\n  task();\n};\n',
      'export const go = (task: () => Promise<void>) => {\n  void task();\n};\n',
    ],
    [
      '@typescript-eslint/switch-exhaustiveness-check',
      "export function word(end: 'won' | 'lost') {\n  switch (end) {\n    case 'won':\n      return 1;\n  }\n  return 2;\n}\n",
      "export function word(end: 'won' | 'lost') {\n  switch (end) {\n    case 'won':\n      return 1;\n    case 'lost':\n      return 2;\n  }\n}\n",
    ],
    [
      '@typescript-eslint/consistent-type-imports',
      "import { Run } from './run';\nexport type Own = Run;\n",
      "import type { Run } from './run';\nexport type Own = Run;\n",
    ],
    [
      '@typescript-eslint/no-explicit-any',
      'export const keep = (value: any): string => String(value);\n',
      'export const keep = (value: unknown): string => String(value);\n',
    ],
    [
      'import-x/order',
      "import { own } from './run';\nimport { z } from 'zod';\nexport const both = [own, z];\n",
      "import { z } from 'zod';\nimport { own } from './run';\nexport const both = [own, z];\n",
    ],
    ['max-lines', '// line\n'.repeat(301), '// line\n'.repeat(299)],
  ])('%s', async (rule, bad, good) => {
    expect(await broken(bad)).toContain(rule);
    expect(await broken(good)).toEqual([]);
  });
});

describe('rules of unit tests', () => {
  const SYNTAX = 'no-restricted-syntax';
  const CLOCK = 'house/loopback-time';
  const vitest = "import { it } from 'vitest';\n";
  const server = "import { startRawServer } from '../testing/raw-server';\n";
  const own = "import { createServer } from 'node:net';\n";
  const onLoopbackTime = 'useLoopbackTime();\n';

  it.each([
    [SYNTAX, 'await vi.waitFor(() => isThere());\n', 'await until(() => isThere());\n'],
    [SYNTAX, 'await expect.poll(look).toBe(1);\n', 'expect(look()).toBe(1);\n'],
    [
      SYNTAX,
      "import { setTimeout } from 'node:timers/promises';\n",
      "import { setTimeout } from 'node:timers';\n",
    ],
    [SYNTAX, `${vitest}it('is', () => {}, 10_000);\n`, `${vitest}it('is', () => {});\n`],
    [
      SYNTAX,
      `${vitest}it.each([1])('is %s', () => {}, 500);\n`,
      `${vitest}it.each([1])('is %s', () => {});\n`,
    ],
    [CLOCK, server, `${server}${onLoopbackTime}`],
    [CLOCK, own, `${own}${onLoopbackTime}`],
  ])('%s: %j', async (rule, bad, good) => {
    expect(await broken(bad, TEST_FILE)).toContain(rule);
    expect(await broken(good, TEST_FILE)).not.toContain(rule);
    expect(await broken(bad)).not.toContain(rule);
  });
});
