import { expect, it } from 'vitest';
import type { ImportAnswer } from '../../shared/history/import';
import type { ImportJob } from '../core/reader';
import { ImportDesk } from './import-desk';

const ORDER = { path: '/a.csv', mark: '1 2', source: 'ookla', network: null } as const;

/** A desk whose files answer with this. */
function desk(answer: ImportAnswer) {
  const jobs: ImportJob[] = [];
  const undone: string[] = [];
  let changes = 0;
  const made = new ImportDesk({
    files: {
      preview: (path) => Promise.resolve({ kind: 'preview', path } as never),
      write: (job) => {
        jobs.push(job);
        return Promise.resolve(answer);
      },
    },
    store: { list: () => [], undo: (id) => undone.push(id) > 0 },
    clock: { now: () => 5 },
    newId: () => 'import-1',
    owner: 'process-1',
    onChanged: () => (changes += 1),
  });
  return { made, jobs, undone, changes: () => changes };
}

it('imports a file that was previewed, and no other', async () => {
  const { made, jobs, changes } = desk({ kind: 'imported', added: 1, duplicates: 0, unreadable: 0 });
  expect(await made.import(ORDER)).toEqual({ kind: 'changed' });
  expect(jobs).toEqual([]);
  await made.preview('/a.csv');
  expect(await made.import(ORDER)).toMatchObject({ kind: 'imported' });
  expect(jobs).toEqual([{ ...ORDER, id: 'import-1', owner: 'process-1', at: 5 }]);
  expect(changes()).toBe(1);
});

it('what a failed import has written is removed, also where its process has ended', async () => {
  const { made, undone, changes } = desk({ kind: 'failed', detail: 'the process ended' });
  await made.preview('/a.csv');
  await made.import(ORDER);
  expect([undone, changes()]).toEqual([['import-1'], 1]);
});
