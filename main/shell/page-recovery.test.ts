import { expect, it } from 'vitest';
import { pageRecovery } from './page-recovery';

function watched() {
  let time = 0;
  const done: string[] = [];
  const told: string[] = [];
  const end = pageRecovery({
    now: () => time,
    reload: () => done.push('reload'),
    giveUp: () => done.push('give up'),
    onCrash: (reason, isBack) => told.push(`${reason} ${isBack ? 'back' : 'gone'}`),
    log: () => undefined,
  });
  return {
    done,
    told,
    end,
    pass: (milliseconds: number) => (time += milliseconds),
  };
}

it('loads a page again whose process crashed or was killed', () => {
  const page = watched();
  page.end('crashed');
  page.end('oom');
  page.end('clean-exit');
  expect(page.done).toEqual(['reload', 'reload']);
  expect(page.told).toEqual(['crashed back', 'oom back']);
});

it('gives a page up that keeps ending, and tries again a minute later', () => {
  const page = watched();
  for (let times = 0; times < 4; times += 1) page.end('killed');
  expect(page.done).toEqual(['reload', 'reload', 'reload', 'give up']);
  expect(page.told.slice(-2)).toEqual(['killed back', 'killed gone']);
  page.pass(60_000);
  page.end('killed');
  expect(page.done.at(-1)).toBe('reload');
});
