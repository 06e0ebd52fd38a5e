import { retryAfterMs } from './retry-after';
import { secondsAsMs, valueIn, type AnswerTable } from './answer';

/**
 * https://discord.com/developers/docs/resources/webhook#execute-webhook: with `wait` the stored message, else 204.
 * Errors have a `code`: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
 */
export const discord: AnswerTable = {
  isPublic: true,
  isProof: ({ status, body }) => status === 204 || typeof valueIn(body, 'id') === 'string',
  getCode: ({ body }) => valueIn(body, 'code'),
  // https://discord.com/developers/docs/topics/rate-limits: each webhook has its own bucket.
  waitMs: ({ body, headers }, now) =>
    secondsAsMs(valueIn(body, 'retry_after')) ??
    retryAfterMs(headers['retry-after'], now) ??
    secondsAsMs(headers['x-ratelimit-reset-after']),
  rows: [
    // A forum without a thread, a thread outside a forum, a required tag, an unknown, archived or locked thread, too
    // many threads.
    {
      code: [220_001, 220_002, 220_003, 40_058, 40_067, 10_003, 50_083, 160_005, 160_006, 160_007],
      kind: 'blocked',
      problem: 'thread-refused',
    },
    // The webhook was deleted, or its URL is incomplete.
    { code: [10_015, 10_016, 50_027, 50_025], kind: 'blocked', problem: 'address-refused' },
    { code: [40_001, 50_014], kind: 'blocked', problem: 'authentication' },
    {
      code: [50_001, 50_013, 40_007, 50_008, 50_009, 50_024, 220_004, 40_002],
      kind: 'blocked',
      problem: 'not-permitted',
    },
    { code: [40_005, 50_045], kind: 'blocked', problem: 'message-too-large' },
    // Moderation of the Discord server, whose owner can allow the message.
    { code: [200_000, 200_001, 240_000, 20_009], kind: 'blocked', problem: 'message-refused' },
    {
      code: [20_016, 20_022, 20_028, 20_029, 40_004, 40_006, 40_062, 40_333, 110_001, 130_000],
      kind: 'retry',
      problem: 'temporary',
    },
    { code: 50_035, words: /"thread_id"/, kind: 'blocked', problem: 'thread-refused' },
    { code: 50_035, words: /"username"/, kind: 'blocked', problem: 'setting-refused' },
    {
      code: 50_035,
      words: /BASE_TYPE_MAX_LENGTH|MAX_EMBED_SIZE/,
      kind: 'blocked',
      problem: 'message-too-large',
    },
    { status: 429, kind: 'retry', problem: 'temporary' },
  ],
};
