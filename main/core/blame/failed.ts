import type { Blame, Blamed } from '../../../shared/history/blame';
import type { FailureReason } from '../../../shared/run';
import type { RunEvidence } from './evidence';
import { isLineFine, lineEvidence } from './line-seen';
import { countOthers, othersEvidence, type Others } from './nearby';

/** What each reason says by itself: it points there, the other side answered, or nothing. Null: the reason says it all. */
const OF_REASON: Readonly<Record<FailureReason, Blamed | 'answered' | null>> = {
  offline: 'own-network',
  dns: 'unknown',
  'no-dns': 'unknown',
  refused: 'answered',
  unreachable: 'unknown',
  proxy: null,
  tls: 'answered',
  timeout: 'unknown',
  'http-status': 'answered',
  'bad-answer': 'answered',
  'no-server': 'service',
  'captive-portal': 'login-page',
  'refused-by-provider': 'service',
  'too-soon': null,
  'not-installed': null,
  'not-accepted': null,
  'engine-crashed': 'this-computer',
  internal: 'this-computer',
  standstill: 'this-computer',
  'not-stated': null,
};

/** Where a failure points while nothing happened to the line that was seen. */
export function blameFailure({ run, minutes, nearby }: RunEvidence): Blame | null {
  if (run.outcome !== 'failed') return null;
  const said = OF_REASON[run.reason];
  switch (said) {
    case null:
      return null;
    case 'own-network':
      return { points: said, evidence: [{ kind: 'no-network' }] };
    case 'this-computer':
      return { points: said, evidence: [{ kind: 'process' }] };
    default:
      break;
  }
  const others = countOthers(run, nearby);
  const isLineUp = isLineFine(minutes) || others.serversFine + others.servicesFine > 0 || said === 'answered';
  return {
    points: getPoints(said, others, isLineUp),
    evidence: [
      ...othersEvidence(others),
      ...(said === 'answered' || said === 'service' ? ([{ kind: 'answered' }] as const) : []),
      ...lineEvidence(minutes),
    ],
  };
}

function getPoints(said: Blamed | 'answered', others: Others, isLineUp: boolean): Blamed {
  if (said === 'service') return 'service';
  if (others.serversFine > 0) return 'server';
  if (others.serversBad > 0 && isLineUp) return 'service';
  return said === 'answered' || others.servicesFine > 0 ? 'server' : 'unknown';
}
