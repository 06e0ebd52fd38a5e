import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../shared/settings';
import { FakeClock } from '../testing/fake-clock';
import { BackupDesk, type BackupFiles } from './backup-desk';

const COUNTS = { tests: 1, outages: 0, notes: 0, waiting: 0, firstAt: null, newestAt: null };

/** A desk whose folders answer as they are told to. */
function desk(reach: (folder: string) => Promise<unknown>) {
  const clock = new FakeClock();
  const asked: string[] = [];
  const files = {
    ask: (name: string) => {
      asked.push(name);
      return Promise.resolve({ kind: 'written', path: '', bytes: 1, counts: COUNTS });
    },
  } as unknown as BackupFiles;
  const backups = new BackupDesk({
    files,
    reach,
    settings: () => DEFAULT_SETTINGS,
    content: () => ({ settings: '{}', secrets: [], version: '1', now: 0 }),
    decide: () => undefined,
    discard: () => undefined,
    restart: () => undefined,
    newId: () => 'id',
    clock,
    timers: clock,
  });
  return { backups, clock, asked };
}

describe('a share that does not answer', () => {
  it('is told after half a minute, and keeps no other backup waiting', async () => {
    const { backups, clock, asked } = desk((folder) =>
      folder === '/hung' ? new Promise(() => undefined) : Promise.resolve(),
    );
    const hung = [backups.writeInto('/hung', 7), backups.write('/hung/a.zip')];
    expect(await backups.writeInto('/disk', 7)).toMatchObject({ kind: 'written' });
    expect(await backups.write('/disk/a.zip')).toMatchObject({ kind: 'written' });
    await clock.advance(30_000);
    expect(await Promise.all(hung)).toEqual([
      { kind: 'not-written', path: '/hung', problem: 'silent', detail: '' },
      { kind: 'not-written', path: '/hung/a.zip', problem: 'silent', detail: '' },
    ]);
    expect(asked).toEqual(['folderBackup', 'backup']);
  });

  it('is none where nobody can ask it: the backup itself says what is wrong', async () => {
    const { backups } = desk(() => Promise.reject(new Error('the application ends')));
    expect(await backups.writeInto('/disk', 7)).toMatchObject({ kind: 'written' });
  });
});
