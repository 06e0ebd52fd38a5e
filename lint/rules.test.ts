import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const eslint = new ESLint();

/** A file that is there, since rules that know types want one; its text is replaced by the snippet. */
const FILE = 'shared/mail-address.ts';
/** The first snippet waits until TypeScript has read the project. */
const DEADLINE_MS = 120_000;

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
  ])(
    '%s',
    async (rule, bad, good) => {
      expect(await broken(bad)).toContain(rule);
      expect(await broken(good)).not.toContain(rule);
    },
    DEADLINE_MS,
  );
});
