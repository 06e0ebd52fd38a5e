import { isFailure } from '../../engine/failure';
import { measureHttp } from '../../engine/measure-http';
import { nothingMeasured } from '../../engine/provider-result';
import type { Provider } from '../provider';
import { refusedOrFailed, withRefusal } from '../refusal';
import { locateNq, NQ_REFUSALS } from './target';

/**
 * Servers of networkQuality: Apple's, or one of the user's own. Throughput is measured over HTTP/1.1 on connections
 * of their own; in full mode the line is filled over HTTP/2 as well, for the whole of the responsiveness. In the others,
 * and at a server without HTTP/2, it is the part on new connections alone.
 */
export const nq: Provider = {
  kind: 'nq',

  async measure(job, tools) {
    tools.board.enter('connecting');
    const target = await locateNq(job.nq.configUrl, tools);
    if (target === null) return nothingMeasured(null);
    if (isFailure(target)) return refusedOrFailed(target, NQ_REFUSALS);
    return withRefusal(await measureHttp(target, tools), NQ_REFUSALS);
  },
};
