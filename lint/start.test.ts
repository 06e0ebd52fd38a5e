import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { expect, it } from 'vitest';

/** What a file loads together with itself: neither types nor what it imports once it needs it. */
const LOADED = /^(?:import|export) (?!type )(?:[\w*{][^;'()=]*? from )?'([^']+)'/gm;

/** Everything that is loaded with a file of this repository: paths of files, and names of libraries. */
function loadedWith(start: string): ReadonlySet<string> {
  const loaded = new Set([resolve(start)]);
  for (const file of loaded) {
    if (!/\.tsx?$/.test(file)) continue;
    for (const [, source = ''] of readFileSync(file, 'utf8').matchAll(LOADED)) {
      const path = resolve(dirname(file), source);
      const found = [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`].find(
        (one) => /\.\w+$/.test(one) && existsSync(one),
      );
      loaded.add(source.startsWith('.') ? (found ?? path) : source);
    }
  }
  return loaded;
}

it('a start loads no library that is large and seldom needed', () => {
  const loaded = loadedWith('main/app/starting/run-application.ts');
  expect(loaded).toContain(resolve('main/channels/mail/channel.ts'));
  expect(loaded).toContain('zod');
  const large = [
    'electron-updater',
    'nodemailer',
    'socks',
    'imapflow',
    'systeminformation',
    'smtp-server',
    'csv-stringify/sync',
    'yazl',
    'yauzl',
  ];
  expect(large.filter((library) => loaded.has(library))).toEqual([]);
});

it.each([
  'main/app/starting/run-application.ts',
  'main/index.ts',
  'renderer/main.tsx',
  'renderer/report/main.tsx',
])('languages other than English are loaded when they are spoken: %s', (start) => {
  const locales = [...loadedWith(start)].filter((path) => path.startsWith(resolve('locales')));
  expect(locales).toContain(resolve('locales/en/index.ts'));
  expect(locales.filter((path) => !path.startsWith(resolve('locales/en')))).toEqual([]);
});
