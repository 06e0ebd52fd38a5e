import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const CONFIG = {
  test: { setupFiles: [join(ROOT, 'main/testing/strict-process.ts')], include: ['*.test.js'] },
};

const TIDY = `
  import { createServer } from 'node:net';
  it('closes', () => new Promise((done) => {
    const server = createServer().listen(0, () => server.close(done));
  }));`;

/** Test files that pass, and what is wrong with each. */
const UNTIDY: readonly (readonly [what: string, words: string, body: string])[] = [
  [
    'a warning of Node',
    'MaxListenersExceededWarning',
    `it('adds listeners', () => {
       const { signal } = new AbortController();
       for (let count = 0; count < 11; count++) signal.addEventListener('abort', () => count);
     });`,
  ],
  [
    'a warning after the last test',
    'Warning: warned late',
    `import { afterAll } from 'vitest';
     afterAll(() => process.emitWarning('warned late'));
     it('is fine', () => {});`,
  ],
  [
    'a server that is left open',
    'Left open by this file: TCPServerWrap',
    `import { createServer } from 'node:net';
     it('listens', () => new Promise((done) => { createServer().listen(0, done); }));`,
  ],
  [
    'a timer that is left running',
    'Left open by this file: Timeout',
    `it('ticks', () => { setInterval(() => {}, 1_000); });`,
  ],
  [
    'a rejection that nobody handles',
    'Error: rejected late',
    `it('forgets', () => { setTimeout(() => void Promise.reject(new Error('rejected late')), 5); });`,
  ],
  [
    'an error after a test',
    'Error: thrown late',
    `it('is late', () => { setTimeout(() => { throw new Error('thrown late'); }, 5); });`,
  ],
];

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** Runs test files in a project of their own with the set-up of this one: the exit code, and what vitest printed. */
function runFiles(bodies: readonly string[]): Promise<{ readonly code: number; readonly output: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'linewatch-strict-'));
  folders.push(folder);
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'vitest.config.js'), `export default ${JSON.stringify(CONFIG)}`);
  for (const [index, body] of bodies.entries()) {
    writeFileSync(join(folder, `${String(index)}.test.js`), `import { it } from 'vitest';\n${body}`);
  }
  const options = { cwd: folder, env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined } };
  return new Promise((settle) => {
    const child = execFile(
      process.execPath,
      [join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run'],
      options,
      (_error, stdout, stderr) => {
        settle({ code: child.exitCode ?? -1, output: stdout + stderr });
      },
    );
  });
}

describe('a run of the unit tests', () => {
  let untidy: Awaited<ReturnType<typeof runFiles>>;
  beforeAll(async () => {
    untidy = await runFiles(UNTIDY.map(([, , body]) => body));
  });

  it('passes where every file tidies up behind itself', async () => {
    expect(await runFiles([TIDY])).toMatchObject({ code: 0 });
  });

  it.each(UNTIDY)('fails for %s', (_, words) => {
    expect(untidy.code).toBe(1);
    expect(untidy.output).toContain(words);
  });
});
