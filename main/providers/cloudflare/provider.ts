import { isFailure } from '../../engine/failure';
import { measureHttp } from '../../engine/measure-http';
import { nothingMeasured } from '../../engine/provider-result';
import type { Provider } from '../provider';
import { refusedOrFailed, withRefusal } from '../refusal';
import { CLOUDFLARE_REFUSALS, locateCloudflare } from './target';

/**
 * The servers of Cloudflare's speed test, or one of the user's own that speaks like them, with Linewatch's own
 * estimate. Nothing is logged there: neither results nor an identification are sent.
 */
export const cloudflare: Provider = {
  kind: 'cloudflare',

  async measure(job, tools) {
    tools.board.enter('connecting');
    const target = await locateCloudflare(job.cloudflare.url, tools);
    if (target === null) return nothingMeasured(null);
    if (isFailure(target)) return refusedOrFailed(target, CLOUDFLARE_REFUSALS);
    return withRefusal(await measureHttp(target, tools), CLOUDFLARE_REFUSALS);
  },
};
