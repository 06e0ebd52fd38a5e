import type { Blame, BlameEvidence } from '../../../shared/history/blame';
import { getFigures, getMethod, type EndedRun } from '../../../shared/run';
import type { LinkEvidence, RunEvidence } from './evidence';
import { lineEvidence, MOST_LOST_RATIO, summarizeWay } from './line-seen';
import { countOthers, othersEvidence } from './nearby';

/** A weaker signal costs throughput: about half of the rate of a good one, by the tables of 802.11. */
const WEAK_SIGNAL_DBM = -70;
/** The share of its link rate that Wi-Fi carries as payload at most. */
const WIFI_PAYLOAD_RATIO = 0.65;
/** From this share of that payload on the link, and not the line, held the test back. */
const FULL_LINK_RATIO = 0.8;
/** The own network loses almost nothing while it is sound. */
const LOSSY_GATEWAY_RATIO = 0.1;
/** Within a home a connection to the gateway takes a few milliseconds, also over Wi-Fi. */
const SLOW_GATEWAY_MS = 50;

/** Where a slow run points while nothing happened to the line that was seen. */
export function blameSlowness({ run, minutes, nearby, link }: RunEvidence): Blame {
  const traffic = findOwnTraffic(run);
  if (traffic !== null) return { points: 'own-traffic', evidence: [traffic] };
  const weak = findWeakLink(run, link);
  const near = summarizeWay(minutes, 'gateway');
  const slowGateway = slowGatewayEvidence(near);
  if (weak.length > 0 || (link.isWifi === true && slowGateway.length > 0)) {
    return { points: 'wifi', evidence: [...weak, ...slowGateway] };
  }
  if (slowGateway.length > 0) return { points: 'router', evidence: slowGateway };
  const others = countOthers(run, nearby);
  const shown = othersEvidence(others);
  if (others.serversFine > 0) return { points: 'server', evidence: shown };
  if (others.servicesFine > 0) {
    return { points: others.serversBad > 0 ? 'service' : 'server', evidence: shown };
  }
  const far = summarizeWay(minutes, 'far');
  const fastGateway: readonly BlameEvidence[] =
    near.medianMs === null ? [] : [{ kind: 'gateway-fast', latencyMs: near.medianMs }];
  const lost: readonly BlameEvidence[] =
    far.lossRatio !== null && far.lossRatio > MOST_LOST_RATIO
      ? [{ kind: 'line-loss', ratio: far.lossRatio }]
      : [];
  // Only where the gateway answered fast: else it may be the own network.
  const isBeyond = fastGateway.length > 0 && (lost.length > 0 || others.servicesBad > 0);
  if (isBeyond) return { points: 'provider-line', evidence: [...lost, ...shown, ...fastGateway] };
  return { points: 'unknown', evidence: [...lost, ...shown, ...lineEvidence(minutes)] };
}

function findOwnTraffic(run: EndedRun): BlameEvidence | null {
  const found = getMethod(run)?.doubts.find(({ reason }) => reason === 'other-traffic');
  return found === undefined ? null : { kind: 'own-traffic', bitsPerSecond: found.bitsPerSecond };
}

function findWeakLink(run: EndedRun, link: LinkEvidence): readonly BlameEvidence[] {
  if (link.isWifi !== true) return [];
  const { signalDbm: dbm, linkBitsPerSecond: bitsPerSecond } = link;
  const figures = getFigures(run);
  const fastest = Math.max(figures?.downloadBitsPerSecond ?? 0, figures?.uploadBitsPerSecond ?? 0);
  const isFull =
    bitsPerSecond !== undefined && fastest >= bitsPerSecond * WIFI_PAYLOAD_RATIO * FULL_LINK_RATIO;
  return [
    ...(dbm !== undefined && dbm <= WEAK_SIGNAL_DBM ? ([{ kind: 'wifi-signal', dbm }] as const) : []),
    ...(isFull ? ([{ kind: 'wifi-rate', bitsPerSecond }] as const) : []),
  ];
}

function slowGatewayEvidence(near: ReturnType<typeof summarizeWay>): readonly BlameEvidence[] {
  const slow =
    near.medianMs !== null && near.medianMs >= SLOW_GATEWAY_MS
      ? ([{ kind: 'gateway-slow', latencyMs: near.medianMs }] as const)
      : [];
  const lost =
    near.lossRatio !== null && near.answers > 0 && near.lossRatio >= LOSSY_GATEWAY_RATIO
      ? ([{ kind: 'gateway-loss', ratio: near.lossRatio }] as const)
      : [];
  return [...slow, ...lost];
}
