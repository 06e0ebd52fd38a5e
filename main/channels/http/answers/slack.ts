import { valueIn, type AnswerTable, type HttpAnswer } from './answer';

const POSITIVE: readonly unknown[] = [true, 'ok', 'success'];

/**
 * https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks: `ok` as text, or an error code as text.
 * Compatible servers use JSON: Mattermost `ok` and errors with an `id`, Rocket.Chat `{"success":true}`, Zulip
 * `{"result":"success"}`, others `{"ok":true}` or `{"status":"ok"}`.
 */
export const slack: AnswerTable = {
  isPublic: false,
  isProof: ({ body }) =>
    /^"?ok"?$/i.test(body.trim()) ||
    ['ok', 'success', 'result', 'status'].some((name) => POSITIVE.includes(valueIn(body, name))),
  getCode,
  rows: [
    {
      code: 'no_service no_service_id no_team team_disabled team_not_found user_not_found channel_not_found channel_is_archived is_archived error-invalid-channel'.split(
        ' ',
      ),
      kind: 'blocked',
      problem: 'address-refused',
    },
    { code: ['invalid_token', 'no_active_hooks'], kind: 'blocked', problem: 'authentication' },
    {
      code: 'action_prohibited posting_to_general_channel_denied not_in_channel no_permission restricted_action restricted_action_read_only_channel error-not-allowed'.split(
        ' ',
      ),
      kind: 'blocked',
      problem: 'not-permitted',
    },
    {
      code: ['msg_too_long', 'msg_blocks_too_long', 'text_too_long', 'too_many_attachments'],
      kind: 'blocked',
      problem: 'message-too-large',
    },
    {
      code: 'rate_limited ratelimited rollup_error request_timeout service_unavailable fatal_error internal_error team_added_to_org error-too-many-requests'.split(
        ' ',
      ),
      kind: 'retry',
      problem: 'temporary',
    },
    {
      words: /"web\.incoming_webhook\.(?:invalid|channel|user)\./,
      kind: 'blocked',
      problem: 'address-refused',
    },
    {
      words: /"web\.incoming_webhook\.(?:disabled|permissions|channel_locked)\./,
      kind: 'blocked',
      problem: 'not-permitted',
    },
    { words: /Invalid integration id or token/i, kind: 'blocked', problem: 'address-refused' },
    // Any other refusal in JSON with status 200.
    { status: 200, words: /"(?:ok|success)"\s*:\s*false/, kind: 'blocked', problem: 'message-refused' },
  ],
};

/** The error code: the whole text, or the member `error` of JSON. */
function getCode({ body }: HttpAnswer): unknown {
  const text = body.trim();
  return /^[a-z_]{3,60}$/.test(text) ? text : (valueIn(body, 'errorType') ?? valueIn(body, 'error'));
}
