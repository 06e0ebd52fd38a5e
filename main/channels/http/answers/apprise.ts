import { valueIn, type AnswerTable } from './answer';

/**
 * https://github.com/caronc/apprise-api#api-notes: `error` is null where every service took the message. Versions
 * that answer in text send their log.
 */
export const apprise: AnswerTable = {
  isPublic: false,
  isProof: ({ status, body }) =>
    status === 200 &&
    (valueIn(body, 'error') === null || /notification\(s\) sent|^<ul class="logs">| - INFO - /im.test(body)),
  rows: [
    // The server knows no services under this key.
    { status: 204, kind: 'blocked', problem: 'address-refused' },
    // One service at least did not take it; others may have.
    { status: 424, kind: 'retry', problem: 'temporary', isMaybeDelivered: true },
    // The configuration is locked, or the login of the server is wanted.
    { status: 403, words: /lock|denied/i, kind: 'blocked', problem: 'not-permitted' },
    { status: [405, 406], kind: 'blocked', problem: 'address-refused' },
    // It forwards to itself, or has nothing to send to.
    { status: 400, words: /url|recursion|config/i, kind: 'blocked', problem: 'setting-refused' },
  ],
};
