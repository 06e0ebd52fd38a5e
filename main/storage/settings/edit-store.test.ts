import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../testing/fake-clock';
import { temporaryRecords } from '../../testing/records';
import { EditStore } from './edit-store';

function opened() {
  const { database } = temporaryRecords();
  const timers = new FakeClock();
  const complaints: string[] = [];
  const open = () => new EditStore({ database, timers, log: (sentence) => complaints.push(sentence) });
  return { database, timers, complaints, open };
}

describe('what was typed and not saved', () => {
  it('is there for the next window at once', () => {
    const store = opened().open();
    store.keep('settings', '{"a":1}');
    store.keep('rules', '{}');
    expect(store.read()).toEqual({ settings: '{"a":1}', rules: '{}' });
    store.keep('settings', null);
    expect(store.read()).toEqual({ rules: '{}' });
  });

  it('outlives a process that is killed half a second later, in its last state', async () => {
    const { timers, open } = opened();
    const store = open();
    store.keep('settings', '1');
    store.keep('settings', '12');
    expect(open().read()).toEqual({});
    await timers.advance(300);
    store.keep('settings', '123');
    await timers.advance(200);
    expect(open().read()).toEqual({ settings: '123' });
    store.keep('settings', null);
    await timers.advance(500);
    expect(open().read()).toEqual({});
  });

  it('outlives a process that ends in order', () => {
    const { open } = opened();
    const store = open();
    store.keep('quiet-hours', '{"from":"2"}');
    store.write();
    expect(open().read()).toEqual({ 'quiet-hours': '{"from":"2"}' });
  });

  it('never puts a secret on the disk', () => {
    const { database, open } = opened();
    const store = open();
    store.keep('secrets', '{"mail.password":"hunter2"}');
    store.write();
    expect(store.read()).toEqual({ secrets: '{"mail.password":"hunter2"}' });
    expect(open().read()).toEqual({});
    expect(JSON.stringify(database.prepare('SELECT * FROM meta').all())).not.toContain('hunter2');
  });

  it('stays in memory while the disk refuses, and is written with what comes next', async () => {
    const { database, timers, complaints, open } = opened();
    const store = open();
    database.exec(`CREATE TRIGGER full BEFORE INSERT ON meta BEGIN SELECT RAISE(ABORT, 'full'); END`);
    store.keep('settings', '1');
    await timers.advance(500);
    expect(complaints).toEqual(['What was typed and not saved could not be written']);
    expect(store.read()).toEqual({ settings: '1' });
    database.exec('DROP TRIGGER full');
    store.keep('rules', '2');
    await timers.advance(500);
    expect(open().read()).toEqual({ settings: '1', rules: '2' });
  });
});
