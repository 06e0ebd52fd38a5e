import type { Message } from '../../shared/message';
import type { OutboxDraft } from '../core/ports';

export const PLAIN_MESSAGE: Message = {
  tone: 'good',
  title: 'Your line is good: 94 of 100 Mbit/s',
  summary: '',
  columns: { now: 'Now', plan: 'Plan', usual: 'Usual' },
  rows: [],
  method: '',
  because: '',
  language: 'en',
};

/** A mail about run-1 to you@example.org, unless told otherwise. */
export function mailDraft(change: Partial<OutboxDraft> = {}): OutboxDraft {
  return {
    id: 'message-1',
    runId: 'run-1',
    kind: 'run',
    channel: 'mail',
    recipient: 'you@example.org',
    messageId: '<message-1@test.linewatch>',
    message: PLAIN_MESSAGE,
    ...change,
  };
}
