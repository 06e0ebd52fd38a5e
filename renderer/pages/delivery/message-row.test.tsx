import { expect, it } from 'vitest';
import { leasedEntry } from '../../../main/testing/drafts';
import { rendered } from '../../testing/rendered';
import { MessageRow } from './message-row';

it('says until when quiet hours hold a message back', () => {
  const now = Date.UTC(2026, 10, 22, 22);
  const entry = leasedEntry({ state: 'pending', createdAt: now, heldUntil: Date.UTC(2026, 10, 23, 7) });
  const html = rendered(<MessageRow entry={entry} now={now} isOpen={false} onOpen={() => undefined} />);
  expect(html).toContain('Held back until 07:00');
});
