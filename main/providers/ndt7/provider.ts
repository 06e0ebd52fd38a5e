import { commonFailure, type Failure } from '../../engine/failure';
import type { EngineTools } from '../../engine/target';
import { nothingMeasured } from '../../engine/provider-result';
import type { Provider } from '../provider';
import { noCapacityHoldOffMs } from './hold-off';
import { nearestNdt7Servers, type LocateDeps, type Nearest } from './locate';
import { measureNdt7 } from './measure';
import { NDT7_DEADLINES, type Ndt7Deadlines } from './result';
import { ownNdt7Server } from './target';

/** M-Lab's NDT7, or a server of the user's own: one connection in each direction. */
export const ndt7: Provider = ndt7With(NDT7_DEADLINES, { now: Date.now, random: Math.random });

/** The same with other deadlines, clock and chance. */
export function ndt7With(deadlines: Ndt7Deadlines, deps: LocateDeps): Provider {
  return {
    kind: 'ndt7',

    async measure(job, tools) {
      tools.board.enter('connecting');
      const { serverUrl, locateUrl } = job.ndt7;
      const nearest =
        serverUrl === null
          ? await nearestNdt7Servers({ locateUrl, version: job.version }, tools, deps)
          : ownServer(serverUrl);
      if (nearest === null) return nothingMeasured(null);
      const { targets, failure, holdOffMs } = nearest;
      if (failure !== null) return { ...nothingMeasured(failure), holdOffMs };
      const failures: Failure[] = [];
      for (const target of targets) {
        const hasAlternative = tools.hasAlternative === true || target !== targets.at(-1);
        const result = await measureNdt7(target, { ...tools, hasAlternative }, deadlines);
        if (result.failure === null || hasMeasured(tools)) return { ...result, holdOffMs };
        failures.push(result.failure);
      }
      const common = commonFailure(failures);
      const isRefused = serverUrl === null && common.reason === 'refused-by-provider';
      const refusedMs = isRefused ? noCapacityHoldOffMs(deps.random) : null;
      return { ...nothingMeasured(common), holdOffMs: longest(holdOffMs, refusedMs) };
    },
  };
}

function ownServer(address: string): Nearest {
  const target = ownNdt7Server(address);
  if (target !== null) return { targets: [target], failure: null, holdOffMs: null };
  return { targets: [], failure: { reason: 'no-server', detail: 'not a web address' }, holdOffMs: null };
}

const hasMeasured = ({ board: { settled } }: EngineTools): boolean =>
  (settled.downloadBytes ?? 0) > 0 || (settled.uploadBytes ?? 0) > 0;

const longest = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.max(one, other);
