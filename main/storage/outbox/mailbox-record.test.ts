import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../testing/fake-clock';
import { temporaryRecords } from '../../testing/records';
import { writeMeta } from '../meta';
import { MailboxRecord } from './mailbox-record';

const LOGIN = { kind: 'failed', problem: 'login', detail: 'wrong password' } as const;

function recordIn() {
  const { database } = temporaryRecords();
  const clock = new FakeClock();
  const account: { settings: string | null } = { settings: 'host-1' };
  const deps = { database, clock, circumstances: () => account.settings };
  return {
    database,
    clock,
    account,
    record: new MailboxRecord(deps),
    restarted: () => new MailboxRecord(deps),
  };
}

describe('what was found in the mailbox', () => {
  it.each([[{ kind: 'found', place: 'junk', folder: 'Spam' }], [{ kind: 'missing' }], [LOGIN]] as const)(
    'is known after a restart: %j',
    (finding) => {
      const { clock, record, restarted } = recordIn();
      expect(record.read()).toBeNull();
      record.write(finding);
      expect(restarted().read()).toEqual({ ...finding, at: clock.now() });
    },
  );

  it('holds for the settings under which it was found', () => {
    const { account, record } = recordIn();
    record.write(LOGIN);
    account.settings = 'host-2';
    expect(record.read()).toBeNull();
    account.settings = null;
    expect(record.read()).toBeNull();
    account.settings = 'host-1';
    expect(record.read()).toMatchObject(LOGIN);
  });

  it('is forgotten with the password', () => {
    const { record } = recordIn();
    record.write(LOGIN);
    record.forget();
    expect(record.read()).toBeNull();
  });

  it.each(['{oops', '{"kind":"seen"}', '[]'])('is nothing where its record cannot be read: %s', (text) => {
    const { database, record } = recordIn();
    writeMeta(database, 'mailbox', text);
    expect(record.read()).toBeNull();
  });
});
