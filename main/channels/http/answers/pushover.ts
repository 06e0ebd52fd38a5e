import { secondsAsMs, valueIn, type AnswerTable } from './answer';

/**
 * https://pushover.net/api#response: `status` 1, else the names of invalid parameters and `errors`. The monthly limit
 * is reset at X-Limit-App-Reset, in seconds since the epoch: https://pushover.net/api#limits
 */
export const pushover: AnswerTable = {
  isPublic: true,
  isProof: ({ body }) => valueIn(body, 'status') === 1,
  waitMs: ({ status, headers }, now) => {
    const reset = status === 429 ? secondsAsMs(headers['x-limit-app-reset']) : null;
    return reset === null ? null : Math.max(reset - now, 0);
  },
  rows: [
    { status: 429, kind: 'retry', problem: 'limit-reached' },
    {
      status: [200, 400, 401, 403],
      words: /"token"\s*:\s*"invalid"|application token/i,
      kind: 'blocked',
      problem: 'authentication',
    },
    {
      status: [200, 400],
      words: /"user"\s*:\s*"invalid"|user (?:key|identifier)|no active devices|"group"\s*:\s*"invalid"/i,
      kind: 'blocked',
      problem: 'recipient-refused',
    },
    {
      status: [200, 400],
      words: /over (?:its|your|the) (?:monthly )?(?:quota|limit)|message limit/i,
      kind: 'retry',
      problem: 'limit-reached',
    },
    {
      status: [200, 400],
      words: /(?:message|title)[^"]{0,40}(?:too long|too large|longer than)/i,
      kind: 'blocked',
      problem: 'message-too-large',
    },
    {
      status: [200, 400],
      words: /"(?:device|sound|priority)"\s*:\s*"invalid"|(?:device|sound)[^"]{0,60}(?:not|invalid)/i,
      kind: 'blocked',
      problem: 'setting-refused',
    },
    { status: 200, words: /"status"\s*:\s*0\b/, kind: 'blocked', problem: 'message-refused' },
  ],
};
