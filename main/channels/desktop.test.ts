import { describe, expect, it } from 'vitest';
import { leasedEntry } from '../testing/drafts';
import { DesktopChannel, type NotificationContent } from './desktop';

describe('a notification', () => {
  it('has the sentence and the explanation', async () => {
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

  it('that the desktop does not take is tried again, with the reason kept', async () => {
    const channel = new DesktopChannel(() => Promise.resolve({ shown: false, reason: 'no service answers' }));
    expect(await channel.deliver(leasedEntry())).toEqual({
      ...{ kind: 'retry', problem: 'not-supported', reply: 'no service answers', isMaybeDelivered: false },
    });
  });
});
