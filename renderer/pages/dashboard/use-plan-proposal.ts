import { DAY_MS } from '../../../shared/durations';
import { proposePlan, samplesOf, wantsProposal, type PlanProposal } from '../../../shared/plan-proposal';
import type { HistoryQuery } from '../../../shared/history/history-query';
import type { NetworkEntry } from '../../../shared/network-label';
import { bridge } from '../../bridge';
import { useApp } from '../../hooks/app-context';
import { getValue, useAnswer } from '../../hooks/use-answer';
import { useNetworks } from '../../hooks/use-networks';

/** What is looked at: two weeks, and no more tests than a page of the history has. */
const LOOKED_AT_MS = 14 * DAY_MS;
const MOST_TESTS = 500;

export interface Proposal {
  /** The network that the computer is in; null where it is not known. */
  readonly network: NetworkEntry | null;
  readonly plan: PlanProposal;
}

/** The plan that is proposed for the present network; null where none is wanted, or nothing is known yet. */
export function usePlanProposal(now: number): Proposal | null {
  const { state, settings, style } = useApp();
  const networks = getValue(useNetworks());
  const network = networks?.find(({ isCurrent }) => isCurrent) ?? null;
  // Tests of several networks are of no one line.
  const isMeant = networks !== null && (network !== null || networks.length === 0);
  const isWanted = isMeant && wantsProposal(settings, network?.network ?? null);
  const key = isWanted ? `proposal ${network?.network ?? ''} ${state.lastCompleted?.run.id ?? ''}` : 'none';
  const { answer } = useAnswer(key, async () => {
    if (!isWanted) return { key, rows: [], since: now };
    const query: HistoryQuery = {
      range: { from: now - LOOKED_AT_MS, to: now + DAY_MS },
      outcomes: ['completed'],
      ...(network !== null && { networks: [network.network] }),
      limit: MOST_TESTS,
      offset: 0,
    };
    const [{ rows }, first] = await Promise.all([
      bridge.historyRead(query),
      bridge.historyRead({ ...query, sort: { key: 'time', isDescending: false }, limit: 1 }),
    ]);
    return { key, rows, since: first.rows[0]?.run.startedAt ?? now };
  });
  const read = getValue(answer);
  if (!isWanted || read?.key !== key) return null;
  const plan = proposePlan(
    read.rows.flatMap(({ run }) => samplesOf(run)),
    { since: read.since, now, timeZone: style.timeZone },
  );
  return plan === null ? null : { network, plan };
}
