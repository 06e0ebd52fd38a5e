import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { COLUMN_NAMES } from '../main/core/export/columns';
import { runJson } from '../main/core/export/run-json';
import { settingsNodes } from '../main/core/support/left-out';
import { completedRun, RUN_OF } from '../main/testing/runs';

const ROOT = new URL('..', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, ROOT), 'utf8');
const FILES = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter(
  (path) => !/^(?:node_modules|out|dist|\.git)\//.test(path),
);
const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'main/engine/README.md',
  'main/core/messages/README.md',
  ...readdirSync(new URL('docs/', ROOT))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** The text of a page without its examples. */
const prose = (page: string) => read(page).replaceAll(/^```[\s\S]*?^```$/gm, '');

/** What a page sets in code, without its examples. */
const getCode = (page: string): readonly string[] =>
  [...prose(page).matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);

/** Every word within a page's code. */
const toWords = (page: string) =>
  new Set(getCode(page).flatMap((code) => [...code.split(/[^\w-]+/), ...code.split(/[\s"',:[\]{}]+/)]));

/** Names and words that a person may write into settings: keys, and the values of choices. */
const vocabulary = (): readonly string[] =>
  settingsNodes()
    .flatMap((node) => [
      ...[...(node.enum ?? []), node.const].filter((word): word is string => typeof word === 'string'),
      ...Object.keys(node.properties ?? {}),
    ])
    .filter((word) => word !== '');

/** The names of all members of a value, at any depth. */
function getNames(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => [
    ...(Array.isArray(value) ? [] : [name]),
    ...getNames(part),
  ]);
}

describe('the documents', () => {
  it('explain every setting and every word that it may have', () => {
    const known = toWords('docs/settings.md');
    const names = vocabulary();
    expect(names.length).toBeGreaterThan(150);
    expect([...new Set(names)].filter((name) => !known.has(name))).toEqual([]);
  });

  it('explain every field that the command line prints', () => {
    const known = toWords('docs/command-line.md');
    const names = [...getNames(runJson(completedRun())), ...getNames(runJson(RUN_OF.missed))];
    expect(names).toContain('packetLossRatio');
    expect(names.filter((name) => !known.has(name))).toEqual([]);
  });

  it('explain every column of the table', () => {
    const known = getCode('docs/export.md');
    const first = COLUMN_NAMES.indexOf('download_mbit_per_s');
    const last = COLUMN_NAMES.indexOf('packet_loss_percent');
    const named = COLUMN_NAMES.filter((_name, index) => index <= first || index >= last);
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });

  it.each(PAGES)('name only files and commands that exist: %s', (page) => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const commands = [...read(page).matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, name = '']) => name);
    expect(commands.filter((name) => !(name in scripts))).toEqual([]);
    const paths = getCode(page).filter((code) => /^[\w.-]+(?:\/[\w.-]+)*\/?$/.test(code));
    const rooms = paths.filter((path) =>
      /^(?:shared|main|preload|renderer|server|e2e|bench|scripts|lint|locales|docs)\//.test(path),
    );
    expect(rooms.filter((path) => !existsSync(new URL(path, ROOT)))).toEqual([]);
    // In short: `load/meter.ts` within its room, `runs/planner.ts` within main/.
    const files = paths.filter((path) => /\.tsx?$/.test(path));
    expect(files.filter((path) => !FILES.some((file) => `/${file}`.endsWith(`/${path}`)))).toEqual([]);
    const links = [...prose(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path = '']) => path);
    const base = new URL(page, ROOT);
    expect(links.filter((path) => !existsSync(new URL(path, base)))).toEqual([]);
  });

  it('name commands whose jobs exist: the two to see it work and to check it, and every other', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const [, block = ''] = read('README.md').match(/## Try it from the sources[^]*?```sh\n([^]*?)```/) ?? [];
    const named = block
      .trim()
      .split('\n')
      .map((line) => line.replace(/#.*/, '').trim());
    expect(named.slice(0, 2)).toEqual(['npm run demo', 'npm test']);
    const called = PAGES.flatMap((page) =>
      [...read(page).matchAll(/npm (?:run (?:-s )?([\w:-]+)|(start|test)\b)/g)].map(
        ([, script, short]) => script ?? short ?? '',
      ),
    );
    expect(called).toEqual(expect.arrayContaining(['demo', 'test', 'start']));
    const jobs = [...new Set(called)].map((name) => {
      const [, job = ''] = /^node scripts\/run\.mjs ([\w-]+)/.exec(scripts[name] ?? '') ?? [];
      return [name, existsSync(new URL(`scripts/jobs/${job}.mjs`, ROOT))];
    });
    expect(jobs.filter(([, isThere]) => isThere !== true)).toEqual([]);
  });

  it('name each host that the application may contact by itself', () => {
    const code = FILES.filter(
      (file) => /^(?:main|shared)\/.*\.ts$/.test(file) && !/\.test\.ts$|\/(?:testing|demo)\//.test(file),
    );
    // Within quotation marks: an address in a comment is a source.
    const hosts = code.flatMap((file) =>
      [...read(file).matchAll(/['"`](?:https|wss):\/\/([a-z][a-z0-9.-]+\.[a-z]+)/g)].map(
        ([, host = '']) => host,
      ),
    );
    expect(hosts).toContain('librespeed.org');
    // Names of permissions (Google, Microsoft), and examples in forms.
    const named = hosts.filter(
      (host) => !/example\.org$|^mail\.google\.com$|^outlook\.office\.com$/.test(host),
    );
    const known = getCode('README.md');
    expect([...new Set(named)].filter((host) => !known.includes(host))).toEqual([]);
  });

  it.each([
    ['docs/faults.md', 50],
    ['docs/security.md', 10],
  ])('name tests by their titles: %s', (page, least) => {
    const named = [...read(page).matchAll(/`([\w./-]+\.(?:test|spec)\.tsx?)`: ([^`|;]+)/g)];
    expect(named.length).toBeGreaterThan(least);
    const missing = named.filter(([, path = '', title = '']) => {
      const files = FILES.filter((file) => `/${file}`.endsWith(`/${path}`));
      const code = plain(files.map((file) => read(file)).join('\n'));
      const parts = title.split('…').map((part) => plain(part).replaceAll(/^[\s,]+|[\s,.]+$/g, ''));
      return !parts.every((part) => code.includes(part));
    });
    expect(missing.map(([text]) => text)).toEqual([]);
  });
});

/** A text with one kind of apostrophe, as code escapes it or not. */
function plain(text: string): string {
  return text.replaceAll('\\', '').replaceAll('’', "'");
}

describe('the table of dependencies', () => {
  it('gives a reason for each', () => {
    const { dependencies, devDependencies } = z
      .object({
        dependencies: z.record(z.string(), z.string()),
        devDependencies: z.record(z.string(), z.string()),
      })
      .parse(JSON.parse(read('package.json')));
    const [, table = ''] = read('CONTRIBUTING.md').split('## Dependencies');
    const named = new Set([...table.matchAll(/`([^`\n]+)`/g)].map(([, name = '']) => name));
    const all = Object.keys({ ...dependencies, ...devDependencies });
    expect(all.filter((name) => !named.has(name) && !name.startsWith('@types/'))).toEqual([]);
  });
});
