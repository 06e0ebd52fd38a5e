import { valueIn, type AnswerTable } from './answer';

/** https://gotify.net/api-docs#/message/createMessage: the stored message; errors have an `errorDescription`. */
export const gotify: AnswerTable = {
  isPublic: false,
  isProof: ({ body }) =>
    typeof valueIn(body, 'id') === 'number' && typeof valueIn(body, 'appid') === 'number',
  getCode: ({ body }) => valueIn(body, 'errorCode'),
  rows: [
    // The token of a client or a user instead of an application.
    { code: 400, words: /appid is required/i, kind: 'blocked', problem: 'authentication' },
    { code: [401, 403], kind: 'blocked', problem: 'authentication' },
  ],
};
