import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../testing/folder';
import { createDesktopAnswers } from './desktop-answers';

it('the data folder and the log open in a program of the desktop, which may refuse', async () => {
  const opened: string[] = [];
  let refusal = '';
  const answers = createDesktopAnswers({
    hasTray: () => Promise.resolve(false),
    quitQuestion: { ask: () => true },
    dataFolder: '/data',
    documents: {
      changelog: '/app/CHANGELOG.md',
      readme: '/app/README.md',
      licences: '/app/licences.txt',
    },
    openPath: (path) => {
      opened.push(path);
      return Promise.resolve(refusal);
    },
  });
  expect(await answers['own:open']('data-folder')).toBe(true);
  refusal = 'no program for it';
  expect(await answers['own:open']('log')).toBe(false);
  expect(opened).toEqual(['/data', join('/data', 'linewatch.log')]);
  expect(await answers['tray:read']()).toBe(false);
  expect(answers['quit:ask']()).toBe(true);
});

it('the texts of the package are read; one that is missing is none, one that cannot be read is an error', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'CHANGELOG.md'), '# Changelog\n');
  const answersWith = (licences: string) =>
    createDesktopAnswers({
      hasTray: () => Promise.resolve(true),
      quitQuestion: { ask: () => true },
      dataFolder: folder,
      documents: { changelog: join(folder, 'CHANGELOG.md'), readme: join(folder, 'README.md'), licences },
      openPath: () => Promise.resolve(''),
    });
  const answers = answersWith(join(folder, 'licences.txt'));
  expect(await answers['own:read']('changelog')).toBe('# Changelog\n');
  expect(await answers['own:read']('licences')).toBeNull();
  mkdirSync(join(folder, 'a-folder'));
  await expect(answersWith(join(folder, 'a-folder'))['own:read']('licences')).rejects.toThrow('EISDIR');
});
