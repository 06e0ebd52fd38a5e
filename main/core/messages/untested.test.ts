import { describe, expect, it } from 'vitest';
import { CHANNEL_KINDS } from '../../../shared/channels';
import { SPOKEN_LANGUAGES, textsIn } from '../../../shared/texts/i18n';
import { ALL_TOLD, draftContext } from '../../testing/messages';
import { messageHtml } from './html';
import { messageText } from './text';
import { draftUntested } from './untested';

describe('a test message before the first measurement', () => {
  it('says so to every recipient, and proves delivery', () => {
    const drafts = draftUntested('mail', draftContext());
    expect(drafts.map(({ recipient, kind, runId }) => [recipient, kind, runId])).toEqual(
      ALL_TOLD.channels.mail.to.map((recipient) => [recipient, 'test', null]),
    );
    expect(drafts[0]?.message).toMatchObject({
      title: 'Test message: nothing was measured yet',
      summary: 'Linewatch has not measured your line yet. This message shows that messages arrive.',
    });
  });

  it.each(CHANNEL_KINDS)('is delivered by %s', (channel) => {
    expect(draftUntested(channel, draftContext())).toMatchObject([{ channel, kind: 'test' }]);
  });

  it.each(SPOKEN_LANGUAGES)('has a complete layout in %s', (language) => {
    const [draft] = draftUntested('mail', { ...draftContext(), texts: textsIn(language), language });
    if (draft === undefined) throw new Error('there is no message');
    for (const page of [messageHtml(draft.message), messageText(draft.message)]) {
      expect(page).toContain(draft.message.summary);
      expect(page).not.toMatch(/undefined|null|NaN|\[object|\{\{|message:\w/);
    }
  });
});
