import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EVERYWHERE } from '../e2e/everywhere';

const E2E = new URL('../e2e/', import.meta.url);

/** Fixtures and modules that only Linux has what they need for. */
const LINUX_FIXTURE =
  /\(\{[^}]*\b(?:bus|notifications|loginManager|systemServices|smallDisk|trayOf|startProgram)\b[^}]*\}/;
const LINUX_MODULE =
  /from '\.\/(?:desktop|network|package)\/|from '\.\/application\/(?:processes|command-line|program|small-disk)'|\/proc\//;

describe('the end-to-end tests that Windows and macOS run', () => {
  it.each(EVERYWHERE)('%s needs nothing of Linux', (name) => {
    const path = new URL(`${name}.spec.ts`, E2E);
    expect(existsSync(path)).toBe(true);
    const text = readFileSync(path, 'utf8');
    expect(LINUX_FIXTURE.exec(text)?.[0] ?? null).toBeNull();
    expect(LINUX_MODULE.exec(text)?.[0] ?? null).toBeNull();
  });

  it('would refuse one that does', () => {
    const text = readFileSync(new URL('shell.spec.ts', E2E), 'utf8');
    expect(LINUX_FIXTURE.test(text)).toBe(true);
    expect(LINUX_MODULE.test(text)).toBe(true);
  });
});
