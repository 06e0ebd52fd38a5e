import { z } from 'zod';
import { defineChannel, isEnabled } from './definition';

/** Messages into a Slack channel by an incoming webhook. */
export const slack = defineChannel({
  schema: z.object({ isEnabled }),
  fields: {},
  secrets: {
    webhookUrl: { kind: 'url', isRequired: true, placeholder: 'https://hooks.slack.com/services/…' },
  },
});
