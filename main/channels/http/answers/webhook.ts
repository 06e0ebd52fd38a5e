import { isNearby } from '../../../core/network/nearby-host';
import type { AnswerTable } from './answer';
import { isPage } from './page';

/**
 * A receiver of the user's own: by the contract in docs/webhook.md any 2xx says that it has the message, but for a page
 * that comes over the internet without TLS. Whoever is on the way can answer so, and login pages of networks do.
 */
export const webhook: AnswerTable = {
  isPublic: false,
  isProof: (answer, asked) => asked.protocol === 'https:' || isNearby(asked.hostname) || !isPage(answer),
  rows: [],
};
