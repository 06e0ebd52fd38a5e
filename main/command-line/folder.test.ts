import { describe, expect, it } from 'vitest';
import type { Asked } from './client';
import { accessFolder } from './folder';

const MEASURE = { ask: 'measure', mode: null } as const;
const ABSENT: Asked = { kind: 'absent' };
const LATER: Asked = { kind: 'later' };
const DONE: Asked = { kind: 'done', reply: { kind: 'shown' } };

/** A folder whose holder answers in this order, the last answer for good, and is free at some look. */
function folderWith(answers: readonly Asked[], isFreeAtLook = Number.POSITIVE_INFINITY) {
  let looks = 0;
  let waitedMs = 0;
  const access = accessFolder(
    {
      ask: () => Promise.resolve(answers[Math.min(looks, answers.length - 1)] ?? ABSENT),
      lock: () => (looks += 1) > isFreeAtLook,
      pause: (milliseconds) => {
        waitedMs += milliseconds;
        return Promise.resolve();
      },
    },
    MEASURE,
  );
  return access.then((result) => ({ ...result, waitedMs }));
}

describe('a data folder', () => {
  it('that nobody holds is taken at once', async () => {
    expect(await folderWith([ABSENT], 0)).toEqual({ kind: 'taken', waitedMs: 0 });
  });
  it('is left to its holder, who does what is asked for', async () => {
    expect(await folderWith([DONE])).toMatchObject({ ...DONE, waitedMs: 0 });
  });
  it('is waited for while its holder starts, and does not listen yet', async () => {
    expect(await folderWith([ABSENT, ABSENT, DONE])).toMatchObject({ kind: 'done', waitedMs: 500 });
  });
  it('is taken once its holder has ended', async () => {
    expect(await folderWith([LATER, LATER, ABSENT], 5)).toEqual({ kind: 'taken', waitedMs: 1_250 });
  });
  it('is given up when its holder neither listens nor ends within 20 seconds', async () => {
    expect(await folderWith([ABSENT])).toEqual({ kind: 'silent', waitedMs: 19_750 });
  });
  it('is given up when its holder says "later" for ten minutes', async () => {
    expect(await folderWith([LATER])).toEqual({ kind: 'silent', waitedMs: 599_750 });
  });
  it.each([{ kind: 'silent' }, { kind: 'foreign' }] as const)(
    'whose holder is $kind is given up, and not taken from it',
    async (asked) => {
      expect(await folderWith([asked], 0)).toEqual({ ...asked, waitedMs: 0 });
    },
  );
});
