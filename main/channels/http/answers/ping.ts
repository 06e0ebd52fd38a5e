import { valueIn, type AnswerTable } from './answer';

/** URLs of Healthchecks: the hosted service, or `/ping/` of a self-hosted server. */
const HEALTHCHECKS = /^https?:\/\/(?:hc-ping\.com|[^/]+\/ping)\//i;
const UPTIME_KUMA = /\/api\/push\//;

/**
 * Healthchecks: `OK` or `Created` as text, and other text in brackets if the ping was not counted
 * (https://healthchecks.io/docs/http_api/). Uptime Kuma: `{"ok":true}`. Others respond with 2xx and any text, but
 * never with a page.
 */
export const ping: AnswerTable = {
  isPublic: false,
  isProof: ({ body }, { href }) => {
    if (UPTIME_KUMA.test(href)) return valueIn(body, 'ok') === true;
    if (HEALTHCHECKS.test(href)) return /^\s*(?:OK|Created)\b/i.test(body);
    return valueIn(body, 'ok') !== false && !body.trimStart().startsWith('<');
  },
  rows: [
    { status: 200, words: /not found/i, kind: 'blocked', problem: 'address-refused' },
    { status: 200, words: /rate limited/i, kind: 'retry', problem: 'temporary' },
    // Two checks share the name in the URL.
    { status: 409, kind: 'blocked', problem: 'address-refused' },
    { status: 400, words: /invalid (?:url|uuid) format/i, kind: 'blocked', problem: 'address-refused' },
  ],
};
