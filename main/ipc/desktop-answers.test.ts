import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createDesktopAnswers } from './desktop-answers';

it('the data folder and the log open in a program of the desktop, which may refuse', async () => {
  const opened: string[] = [];
  let refusal = '';
  const answers = createDesktopAnswers({
    hasTray: () => Promise.resolve(false),
    quitQuestion: { ask: () => true },
    dataFolder: '/data',
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
