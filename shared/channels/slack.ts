import { z } from 'zod';
import { escapeTags } from '../markup';
import type { Message } from '../message';
import { isEnabled } from './definition';
import { defineHttpChannel, postJson } from './http';
import { bodyText, cutTo } from './plain-text';

/** https://docs.slack.dev/reference/block-kit/blocks */
const MAX_TEXT = 3_000;
const MAX_HEADER = 150;

/** Messages into a Slack channel by an incoming webhook. */
export const slack = defineHttpChannel({
  schema: z.object({ isEnabled }),
  fields: {},
  secrets: {
    webhookUrl: { kind: 'url', isRequired: true, placeholder: 'https://hooks.slack.com/services/…' },
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
  meaningOf: ({ status, body }) => {
    if (
      /^(?:no_service|no_service_id|no_team|team_disabled|channel_not_found|channel_is_archived)/.test(body)
    ) {
      return { kind: 'blocked', problem: 'address-refused' };
    }
    if (/^(?:invalid_token|no_active_hooks|action_prohibited|posting_to_general_channel_denied)/.test(body)) {
      return { kind: 'blocked', problem: 'authentication' };
    }
    // It answers "ok", and nothing else means that.
    return status === 200 && body.trim() !== 'ok' ? { kind: 'failed', problem: 'message-refused' } : null;
  },
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
