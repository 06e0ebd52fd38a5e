import { describe, expect, it } from 'vitest';
import { leasedEntry, SLOW_MESSAGE } from '../testing/drafts';
import { DesktopChannel, type NotificationContent } from './desktop';

describe('a notification', () => {
  it('has the title and the explanation', async () => {
    const shown: NotificationContent[] = [];
    const channel = new DesktopChannel((content) => {
      shown.push(content);
      return Promise.resolve({ shown: true });
    });
    expect(await channel.deliver(leasedEntry())).toEqual({ kind: 'accepted', reply: '' });
    expect(shown).toEqual([
      { title: 'Slow: 71.4 of 100 Mbit/s', body: 'Download was under your limit of 80 Mbit/s.' },
    ]);
  });

  it('is retried if the desktop refuses it, with the reason stored', async () => {
    const channel = new DesktopChannel(() => Promise.resolve({ shown: false, reason: 'no service answers' }));
    expect(await channel.deliver(leasedEntry())).toEqual({
      kind: 'retry',
      problem: 'not-supported',
      reply: 'no service answers',
      isMaybeDelivered: false,
    });
  });

  it('is blocked if the desktop has no notification service', async () => {
    const reason = 'no notification service answers on this desktop';
    const channel = new DesktopChannel(() => Promise.resolve({ shown: false, reason, isAbsent: true }));
    expect(await channel.deliver(leasedEntry())).toEqual({
      kind: 'blocked',
      problem: 'not-supported',
      reply: reason,
      isMaybeDelivered: false,
    });
  });

  it('is shortened at a word, without half characters', async () => {
    const shown: NotificationContent[] = [];
    const channel = new DesktopChannel((content) => {
      shown.push(content);
      return Promise.resolve({ shown: true });
    });
    const message = {
      ...SLOW_MESSAGE,
      title: '😀'.repeat(100),
      summary: `\ud83d ${'many words '.repeat(100)}`,
    };
    await channel.deliver(leasedEntry({ message }));
    const [{ title = '', body = '' } = {}] = shown;
    expect(title.length).toBeLessThanOrEqual(120);
    expect(title).toMatch(/^(?:😀)+…$/u);
    expect(body.length).toBeLessThanOrEqual(400);
    expect(body).toMatch(/^\ufffd (?:many words )+many(?: words)?…$/);
  });
});
