import type { Message, OutboxEntry } from '../../shared/messages/message';
import type { OutboxDraft } from '../core/ports';
import { RUN_COLUMNS, runRow } from './table';

export const PLAIN_MESSAGE: Message = {
  tone: 'good',
  title: 'Your line is good: 94 of 100 Mbit/s',
  summary: '',
  columns: RUN_COLUMNS,
  rows: [],
  method: '',
  because: '',
  language: 'en',
  items: [],
  chart: null,
  data: null,
};

/** A mail about run-1 to you@example.org, unless told otherwise. */
export function mailDraft(change: Partial<OutboxDraft> = {}): OutboxDraft {
  return {
    id: 'message-1',
    runId: 'run-1',
    occasionId: null,
    kind: 'run',
    channel: 'mail',
    recipient: 'you@example.org',
    messageId: '<message-1@test.linewatch>',
    message: PLAIN_MESSAGE,
    heldUntil: null,
    mayBeHeld: true,
    ...change,
  };
}

/** A finished message of a slow run. */
export const SLOW_MESSAGE: Message = {
  tone: 'warning',
  title: 'Slow: 71.4 of 100 Mbit/s',
  summary: 'Download was under your limit of 80 Mbit/s.',
  columns: RUN_COLUMNS,
  rows: [runRow('Download', '71.4 Mbit/s', '100', '78.9'), runRow('Packet loss', '–')],
  method: 'Measured 23 Nov 2026, 20:36:48 (Europe/Berlin) by LibreSpeed, Frankfurt.',
  because: 'You get this because of the rule “Download below a limit”.',
  language: 'en',
  items: [],
  chart: null,
  data: null,
};

/** A message that a deliverer has leased. */
export function leasedEntry(change: Partial<OutboxEntry> = {}): OutboxEntry {
  const createdAt = Date.parse('2026-11-23T19:37:05Z');
  return {
    ...mailDraft({ message: SLOW_MESSAGE }),
    state: 'sending',
    cause: null,
    createdAt,
    nextAttemptAt: createdAt,
    mergedInto: null,
    attempts: [],
    ...change,
  };
}
