import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { StorageEvent } from '../../shared/recording/storage-event';
import { temporaryFolder } from '../testing/folder';
import { fakeClock } from '../testing/records';
import { EventStore } from './event-store';

const LOST: StorageEvent = {
  kind: 'database-lost',
  path: '/data/linewatch.db',
  kept: '/data/linewatch.db.damaged-1',
  runs: 0,
  runsBefore: 21,
  newestAt: null,
};
const UNREADABLE: StorageEvent = {
  kind: 'settings-restored',
  path: '/data/settings.json',
  fault: { problem: 'comment', line: 2, column: 3 },
  content: '0badcafe',
};

function storeIn(folder = temporaryFolder()) {
  const log: string[] = [];
  let ids = 0;
  const deps = {
    folder,
    clock: fakeClock(),
    newId: () => `event-${(ids += 1)}`,
    log: (sentence: string) => void log.push(sentence),
  };
  /** What the next start of the application finds. */
  const restarted = () => new EventStore(deps);
  return { store: restarted(), restarted, folder, log, path: join(folder, 'notices.json') };
}

describe('what happened to files', () => {
  it('is known after a restart, until a person confirms it', () => {
    const { store, restarted } = storeIn();
    store.add(LOST);
    expect(restarted().open).toEqual([
      {
        id: 'event-1',
        at: Date.parse('2026-11-23T14:37:10Z'),
        event: LOST,
        toldAt: null,
        confirmedAt: null,
      },
    ]);
    expect(restarted().confirm('event-1')).toBe(true);
    expect(restarted().open).toEqual([]);
  });

  it('is for the window alone where nothing happened to a file', () => {
    const { store } = storeIn();
    store.add({ kind: 'part-crashed', path: '/log', part: 'window', reason: 'crashed', isBack: true });
    expect(store.untold).toEqual([]);
    expect(store.open).toHaveLength(1);
  });

  it('is told once, confirmed or not', () => {
    const { store, restarted } = storeIn();
    store.add(LOST);
    store.confirm('event-1');
    expect(store.untold.map(({ id }) => id)).toEqual(['event-1']);
    store.told('event-1');
    expect(restarted().untold).toEqual([]);
  });

  it('is in the log, and in a file that only this account can read', () => {
    const { store, log, path } = storeIn();
    store.add(LOST);
    expect(log.join()).toContain('database-lost');
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('is one event while a file stays as it is, and stays confirmed', () => {
    const { store, restarted } = storeIn();
    store.add(UNREADABLE);
    store.add(UNREADABLE);
    store.confirm('event-1');
    restarted().add(UNREADABLE);
    expect(restarted().open).toEqual([]);
    store.add({ ...UNREADABLE, content: 'another' });
    expect(store.open).toHaveLength(1);
  });

  it('is over when its cause is gone, and a new event when it comes back', () => {
    const { store } = storeIn();
    const event: StorageEvent = {
      kind: 'copies-failing',
      path: '/data/copies',
      problem: 'no-room',
      detail: '',
    };
    store.add(event);
    store.add(event);
    store.over('copies-failing', '/data/settings.bak.json');
    expect(store.open).toHaveLength(1);
    store.over('copies-failing', '/data/copies');
    expect(store.open).toEqual([]);
    store.add(event);
    expect(store.open.map(({ id }) => id)).toEqual(['event-2']);
  });

  it('is a new event when it takes place again', () => {
    const { store } = storeIn();
    store.add(LOST);
    store.confirm('event-1');
    store.add(LOST);
    expect(store.open).toHaveLength(1);
  });

  it('costs nothing else where an entry cannot be read', () => {
    const { store, restarted, path } = storeIn();
    store.add(LOST);
    const written = JSON.parse(readFileSync(path, 'utf8')) as { events: unknown[] };
    written.events.unshift({ id: 'x', event: { kind: 'of-a-newer-version' } }, null);
    writeFileSync(path, JSON.stringify(written));
    expect(restarted().open.map(({ id }) => id)).toEqual(['event-1']);
  });

  it.each(['', '{', '[]', '{"version":2}'])('begins anew where the file holds %j', (content) => {
    const { restarted, path } = storeIn();
    writeFileSync(path, content);
    const store = restarted();
    expect(store.open).toEqual([]);
    store.add(LOST);
    expect(restarted().open).toHaveLength(1);
  });

  it('is known until the end where the disk refuses to write', () => {
    const { store, log } = storeIn(join(temporaryFolder(), 'gone'));
    store.add(LOST);
    expect(store.open).toHaveLength(1);
    expect(log).toContain('What happened to files could not be kept, and is known until Linewatch ends');
  });

  it('is announced', () => {
    const { store } = storeIn();
    let changes = 0;
    const stop = store.onChange(() => (changes += 1));
    store.add(LOST);
    store.confirm('event-1');
    stop();
    store.add(UNREADABLE);
    expect(changes).toBe(2);
  });
});
