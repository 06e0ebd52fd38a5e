import { DAY_MS } from '../../../../shared/durations';
import { valueIn, type AnswerTable } from './answer';
import { retryAfterMs } from './retry-after';

const DAILY_LIMITS: readonly unknown[] = [42_905, 42_908];

/**
 * https://docs.ntfy.sh/subscribe/api/#json-message-format: the stored message. Errors have a `code` of five digits
 * that starts with the status.
 */
export const ntfy: AnswerTable = {
  isPublic: false,
  isProof: ({ body }) => typeof valueIn(body, 'id') === 'string' && valueIn(body, 'event') === 'message',
  getCode: ({ body }) => valueIn(body, 'code'),
  // Daily limits are reset at midnight UTC.
  waitMs: ({ body, headers }, now) =>
    retryAfterMs(headers['retry-after'], now) ??
    (DAILY_LIMITS.includes(valueIn(body, 'code')) ? DAY_MS - (now % DAY_MS) : null),
  rows: [
    { code: 40_101, kind: 'blocked', problem: 'authentication' },
    // The topic is protected or reserved and needs a token.
    { code: 40_301, kind: 'blocked', problem: 'not-permitted' },
    { code: [40_009, 40_010], kind: 'blocked', problem: 'recipient-refused' },
    { code: [41_301, 41_303, 40_041, 40_014], kind: 'blocked', problem: 'message-too-large' },
    // Messages per day, bytes per day, topics of the server.
    { code: [42_905, 42_908, 42_904], kind: 'retry', problem: 'limit-reached' },
    { status: 429, kind: 'retry', problem: 'temporary' },
  ],
};
