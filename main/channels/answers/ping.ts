import { valueIn, type AnswerTable } from './answer';

/**
 * Healthchecks: `OK` or `Created` as text, and other text in brackets where the ping was not counted
 * (https://healthchecks.io/docs/http_api/). Uptime Kuma: `{"ok":true}`. Others answer 2xx with or without text of
 * their own; none answers with a page.
 */
export const ping: AnswerTable = {
  isPublic: false,
  isProof: ({ body }) => valueIn(body, 'ok') !== false && !body.trimStart().startsWith('<'),
  rows: [
    { status: 200, words: /not found/i, kind: 'blocked', problem: 'address-refused' },
    { status: 200, words: /rate limited/i, kind: 'retry', problem: 'temporary' },
    // Two checks share the name in the address.
    { status: 409, kind: 'blocked', problem: 'address-refused' },
    { status: 400, words: /invalid (?:url|uuid) format/i, kind: 'blocked', problem: 'address-refused' },
  ],
};
