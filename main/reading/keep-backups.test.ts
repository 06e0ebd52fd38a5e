import { describe, expect, it } from 'vitest';
import type { BackupWritten } from '../../shared/backup/backup';
import type { BackupSettings } from '../../shared/backup/backup-schedule';
import { BackupKeeper, type BackupMemory } from './keep-backups';

const DAY = 86_400_000;
const COUNTS = { tests: 1, outages: 0, notes: 0, waiting: 0, firstAt: null, newestAt: null };
const WRITTEN: BackupWritten = { kind: 'written', path: '/disk/a.zip', bytes: 1, counts: COUNTS };
const missing = (path: string): BackupWritten => ({
  kind: 'not-written',
  path,
  problem: 'missing',
  detail: '',
});

interface State {
  now: number;
  settings: BackupSettings;
  answer: BackupWritten;
  memory: BackupMemory | null;
}

function keeper(settings: Partial<BackupSettings> = {}) {
  const seen: string[] = [];
  const state: State = {
    now: 100 * DAY,
    settings: { every: 'day', folder: '/disk', keep: 7, ...settings },
    answer: WRITTEN,
    memory: null,
  };
  const start = () =>
    new BackupKeeper({
      settings: () => state.settings,
      write: (folder, keep) => {
        seen.push(`write ${folder} ${keep}`);
        return Promise.resolve(state.answer);
      },
      remembered: () => state.memory,
      remember: (memory) => (state.memory = memory),
      onFailing: ({ path, problem }) => seen.push(`failing ${path} ${problem}`),
      onOver: (folder) => seen.push(`over ${folder}`),
      clock: { now: () => state.now },
      timers: { after: () => () => undefined },
      log: () => undefined,
    });
  const look = async () => {
    seen.length = 0;
    await start().look();
    return [...seen];
  };
  return { state, look, start, seen };
}

describe('backups by schedule', () => {
  it('are written once a day, or once a week, also by another process', async () => {
    const { state, look } = keeper();
    expect(await look()).toEqual(['write /disk 7']);
    state.now += DAY / 2;
    expect(await look()).toEqual([]);
    state.now += DAY / 2;
    expect(await look()).toEqual(['write /disk 7']);
    state.settings = { ...state.settings, every: 'week' };
    state.now += 6 * DAY;
    expect(await look()).toEqual([]);
    state.now += DAY;
    expect(await look()).toEqual(['write /disk 7']);
  });

  it('are not written while they are off, or without a folder', async () => {
    expect(await keeper({ every: 'off' }).look()).toEqual([]);
    expect(await keeper({ folder: '' }).look()).toEqual([]);
  });

  it('are not put off by a clock that was years ahead', async () => {
    const { state, look } = keeper();
    state.now = 10_000 * DAY;
    await look();
    state.now = 100 * DAY;
    expect(await look()).toEqual(['write /disk 7']);
  });

  it('that fail are told once, whatever is confirmed or started again, and are over by themselves', async () => {
    const { state, look } = keeper();
    state.answer = missing('/disk');
    expect(await look()).toEqual(['write /disk 7', 'failing /disk missing']);
    state.now += DAY;
    expect(await look()).toEqual(['write /disk 7']);
    state.answer = { kind: 'not-written', path: '/disk', problem: 'no-room', detail: '' };
    expect(await look()).toEqual(['write /disk 7', 'over /disk', 'failing /disk no-room']);
    state.answer = WRITTEN;
    expect(await look()).toEqual(['write /disk 7', 'over /disk']);
  });

  it('that fail are over where they are switched off or go to another folder', async () => {
    const { state, look } = keeper();
    state.answer = missing('/disk');
    await look();
    state.settings = { ...state.settings, every: 'off' };
    expect(await look()).toEqual(['over /disk']);
    expect(await look()).toEqual([]);
    state.settings = { ...state.settings, every: 'day' };
    await look();
    state.settings = { ...state.settings, folder: '/other' };
    state.answer = WRITTEN;
    expect(await look()).toEqual(['over /disk', 'write /other 7']);
  });

  it('that are broken off by the end of the application are no failure', async () => {
    const { state, start, seen } = keeper();
    const keeping = start();
    state.answer = { kind: 'not-written', path: '/disk', problem: 'refused', detail: 'the application ends' };
    const looking = keeping.look();
    keeping.stop();
    await looking;
    expect(seen).toEqual(['write /disk 7']);
    expect(state.memory).toBeNull();
    await keeping.look();
    expect(seen).toEqual(['write /disk 7']);
  });
});
