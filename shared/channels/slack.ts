import { z } from 'zod';
import { escapeTags } from '../markup';
import type { Message } from '../message';
import { certificates, isEnabled, PEM_FIELD } from './definition';
import { defineHttpChannel, postJson } from './http';
import { bodyText, cutTo } from './plain-text';

/** https://docs.slack.dev/reference/block-kit/blocks */
const MAX_TEXT = 3_000;
const MAX_HEADER = 150;

/** Messages into a Slack channel by an incoming webhook. */
export const slack = defineHttpChannel({
  schema: z.object({
    isEnabled,
    /** PEM; trusted beside the system's. Empty: only the system's. */
    ca: certificates,
  }),
  fields: { ca: PEM_FIELD },
  secrets: {
    webhookUrl: { kind: 'url', isRequired: true, placeholder: 'https://hooks.slack.com/services/…' },
  },
  blames: {
    authentication: 'webhookUrl',
    'address-refused': 'webhookUrl',
    'certificate-unreadable': 'ca',
  },
  request: ({ message }, _settings, { webhookUrl = '' }, { closing }) =>
    postJson(webhookUrl, {
      // Shown in notifications.
      text: escapeTags(cutTo(message.title, MAX_TEXT / 2, '')),
      blocks: [
        { type: 'header', text: plain(cutTo(message.title, MAX_HEADER, '', lengthEscaped)) },
        ...blocksOf(message, closing),
      ],
    }),
});

function blocksOf(message: Message, closing: string): readonly object[] {
  const body = cutTo(bodyText(message), MAX_TEXT, closing, lengthEscaped);
  return body === '' ? [] : [{ type: 'section', text: plain(body) }];
}

/**
 * Text in which stars and underscores mean nothing.
 * https://docs.slack.dev/messaging/formatting-message-text#escaping
 */
function plain(text: string): object {
  return { type: 'plain_text', text: escapeTags(text), emoji: false };
}

function lengthEscaped(text: string): number {
  return escapeTags(text).length;
}
