import { isNearby } from '../../../core/network/nearby-host';
import type { AnswerTable } from './answer';
import { isPage } from './page';

/**
 * A receiver of the user. By the contract in docs/webhook.md, any 2xx response confirms the message, except a web
 * page over the internet without TLS, which may be a login page.
 */
export const webhook: AnswerTable = {
  isPublic: false,
  isProof: (answer, asked) => asked.protocol === 'https:' || isNearby(asked.hostname) || !isPage(answer),
  rows: [],
};
