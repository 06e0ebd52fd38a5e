import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

/** A file that is there, since rules that know types want one; its text is replaced by the snippet. */
const FILE = 'probe.ts';
writeFileSync(join(folder, FILE), '');
writeFileSync(join(folder, 'run.ts'), "export interface Run { id: string }\nexport const own = 'run';\n");
writeFileSync(
  join(folder, 'tsconfig.json'),
  JSON.stringify({ extends: join(ROOT, 'tsconfig.json'), compilerOptions: { types: [] }, include: ['*.ts'] }),
);

const eslint = new ESLint({ cwd: folder, overrideConfigFile: join(ROOT, 'eslint.config.js') });

async function broken(code: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(code, { filePath: FILE });
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
