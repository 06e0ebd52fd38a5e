import { valueIn, type AnswerTable } from './answer';

/**
 * https://github.com/caronc/apprise-api#api-notes: `error` is null if every service accepted the message. Versions
 * that respond in text send their log.
 */
export const apprise: AnswerTable = {
  isPublic: false,
  isProof: ({ status, body }) =>
    status === 200 &&
    (valueIn(body, 'error') === null || /notification\(s\) sent|^<ul class="logs">| - INFO - /im.test(body)),
  rows: [
    // The server knows no services under this key.
    { status: 204, kind: 'blocked', problem: 'address-refused' },
    // At least one service did not accept it; others may have.
    { status: 424, kind: 'retry', problem: 'temporary', isMaybeDelivered: true },
    // The configuration is locked, or the server requires a login.
    { status: 403, words: /lock|denied/i, kind: 'blocked', problem: 'not-permitted' },
    { status: [405, 406], kind: 'blocked', problem: 'address-refused' },
    // It would forward to itself, or has no services.
    { status: 400, words: /url|recursion|config/i, kind: 'blocked', problem: 'setting-refused' },
  ],
};
