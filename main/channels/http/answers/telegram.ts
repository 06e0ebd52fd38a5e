import { secondsAsMs, valueIn, type AnswerTable } from './answer';

/**
 * https://core.telegram.org/bots/api#making-requests: `ok`, else `error_code` (the status), `description` and
 * `parameters`. There is no other code, so errors are distinguished by their description.
 */
export const telegram: AnswerTable = {
  isPublic: true,
  isProof: ({ body }) => valueIn(body, 'ok') === true,
  learns: ({ body }) => {
    const chat = valueIn(body, 'parameters', 'migrate_to_chat_id');
    return typeof chat === 'number' && Number.isSafeInteger(chat) ? { chatId: String(chat) } : null;
  },
  waitMs: ({ body }) => secondsAsMs(valueIn(body, 'parameters', 'retry_after')),
  rows: [
    // The group has a new number, which the response contains.
    { words: /"migrate_to_chat_id"\s*:\s*-?\d/, kind: 'retry', problem: 'moved' },
    { status: 401, kind: 'blocked', problem: 'authentication' },
    // An unknown token makes an unknown URL.
    { status: 404, words: /"description"/, kind: 'blocked', problem: 'authentication' },
    {
      words: /message is too long|MESSAGE_TOO_LONG|text is too long/i,
      kind: 'blocked',
      problem: 'message-too-large',
    },
    {
      words: /thread not found|TOPIC_(?:CLOSED|DELETED|ID_INVALID)/i,
      kind: 'blocked',
      problem: 'thread-refused',
    },
    {
      words:
        /(?:not enough|have no) rights|_FORBIDDEN|CHAT_RESTRICTED|CHAT_ADMIN_REQUIRED|USER_BANNED|administrator rights|not a member|was kicked/i,
      kind: 'blocked',
      problem: 'not-permitted',
    },
    {
      words:
        /chat not found|chat_id is empty|user not found|PEER_ID_INVALID|CHAT_ID_INVALID|INPUT_USER_DEACTIVATED|group chat was deleted/i,
      kind: 'blocked',
      problem: 'recipient-refused',
    },
    // The bot was blocked, or the user has not written to it yet.
    { status: 403, words: /"description"/, kind: 'blocked', problem: 'recipient-refused' },
    { status: 429, kind: 'retry', problem: 'temporary' },
    { status: 200, words: /"ok"\s*:\s*false/, kind: 'blocked', problem: 'message-refused' },
  ],
};
