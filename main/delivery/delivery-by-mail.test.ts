import { describe, expect, it, onTestFinished } from 'vitest';
import { DEFAULT_SETTINGS } from '../../shared/settings';
import { MailChannel } from '../channels/mail/channel';
import { deliveringWith } from '../testing/delivering';
import { mailDraft, SLOW_MESSAGE } from '../testing/drafts';
import { noAccess } from '../testing/mail';
import { FakeClock } from '../testing/fake-clock';
import { InMemoryOutbox } from '../testing/in-memory-outbox';
import { useLoopbackTime } from '../testing/loopback-time';
import { scriptedSmtp } from '../testing/scripted-smtp';
import type { SmtpScript, SmtpServer } from '../testing/smtp-server';
import { Deliverer } from './deliverer';

useLoopbackTime();

/** Three messages, a deliverer with the real mail channel, and servers that replace one another. */
async function delivery(first: SmtpScript) {
  const clock = new FakeClock();
  const outbox = new InMemoryOutbox(clock);
  let server: SmtpServer = await scriptedSmtp(first);
  const channel = new MailChannel({
    settings: () => ({
      ...DEFAULT_SETTINGS.channels.mail,
      isEnabled: true,
      host: '127.0.0.1',
      port: server.port,
      security: 'none',
      user: 'me',
      from: 'linewatch@example.org',
      to: ['you@example.org'],
    }),
    secret: () => Promise.resolve({ kind: 'value', value: 'correct horse' }),
    access: noAccess(),
    wasAccepted: () => false,
    log: () => undefined,
  });
  const deliverer = new Deliverer({
    ...deliveringWith(outbox, outbox.upkeep, clock),
    channels: [channel],
  });
  onTestFinished(() => deliverer.stop());
  outbox.add(
    ['a', 'b', 'c'].map((id) => {
      const message = { ...SLOW_MESSAGE, title: `Message ${id}` };
      return mailDraft({ id, runId: `run-${id}`, messageId: `<run-${id}@a41f.linewatch>`, message });
    }),
  );
  deliverer.start();
  await deliverer.idle();
  const old = server;
  return {
    clock,
    outbox,
    deliverer,
    old,
    replaceServer: async () => (server = await scriptedSmtp()),
    states: () => outbox.all().map(({ state }) => state),
  };
}

const messageIds = ({ messages }: SmtpServer) =>
  messages.map((source) => /^Message-ID: (.*)$/im.exec(source)?.[1]?.trim()).sort();
const ALL_IDS = ['<run-a@a41f.linewatch>', '<run-b@a41f.linewatch>', '<run-c@a41f.linewatch>'];

describe('messages of three runs', () => {
  it('all arrive when the server was unreachable and returns', async () => {
    const { clock, deliverer, replaceServer, states } = await delivery({ greeting: 'drop' });
    expect(states()).toEqual(['pending', 'pending', 'pending']);
    const server = await replaceServer();
    await clock.advance(30_000);
    await deliverer.idle();
    expect(states()).toEqual(['sent', 'sent', 'sent']);
    expect(messageIds(server)).toEqual(ALL_IDS);
  });

  it('are sent again with the same Message-IDs when the server accepted them without a reply', async () => {
    const { clock, outbox, deliverer, replaceServer, old } = await delivery({ dot: 'drop' });
    expect(outbox.all().map(({ attempts }) => attempts[0]?.isMaybeDelivered)).toEqual([true, true, true]);
    const server = await replaceServer();
    await clock.advance(30_000);
    await deliverer.idle();
    expect(messageIds(old)).toEqual(ALL_IDS);
    expect(messageIds(server)).toEqual(ALL_IDS);
  });

  it('wait until the password is corrected, and none is lost', async () => {
    const { clock, outbox, deliverer, replaceServer, states } = await delivery({ AUTH: '535 5.7.8 wrong' });
    expect(states()).toEqual(['blocked', 'blocked', 'blocked']);
    const server = await replaceServer();
    outbox.upkeep.makeDue(clock.now(), ['blocked'], 'mail');
    deliverer.kick();
    await deliverer.idle();
    expect(messageIds(server)).toEqual(ALL_IDS);
  });
});
