import type { Campaign, CampaignProblem, CampaignTest } from '../../../shared/campaign/campaign';
import type { CampaignRule } from '../../../shared/campaign/campaign-rule';
import { getFigures, getMethod, type EndedRun } from '../../../shared/run';
import { getSurroundings } from '../../../shared/run-surroundings';
import { dayOf, type DayNumber } from './campaign-days';

/** The measurements of a campaign with what keeps each from counting. Runs oldest first. */
export function judgeTests(
  runs: readonly EndedRun[],
  campaign: Campaign,
  rule: CampaignRule,
): readonly CampaignTest[] {
  const last = new Map<DayNumber, { readonly count: number; readonly finishedAt: number }>();
  return runs
    .filter(({ outcome }) => outcome !== 'missed')
    .map((run): CampaignTest => {
      const day = dayOf(run.startedAt, campaign.timeZone);
      const before = last.get(day) ?? { count: 0, finishedAt: Number.NEGATIVE_INFINITY };
      const problem = findProblem(run, campaign) ?? findTooSoon(run, before, rule);
      if (problem === null) last.set(day, { count: before.count + 1, finishedAt: run.finishedAt });
      const figures = getFigures(run);
      return {
        runId: run.id,
        startedAt: run.startedAt,
        finishedAt: run.finishedAt,
        download: figures?.downloadBitsPerSecond ?? null,
        upload: figures?.uploadBitsPerSecond ?? null,
        problem,
      };
    });
}

/** What of a run by itself keeps it from counting. What the computer does not tell keeps none. */
function findProblem(run: EndedRun, { network, plan, end, endedAt }: Campaign): CampaignProblem | null {
  if (run.outcome !== 'completed') return 'not-completed';
  // A result stands as it was told: what is excluded from statistics later belonged to it.
  const isLater = end === 'complete' && endedAt !== null && (run.exclusion?.at ?? 0) > endedAt;
  if (run.exclusion !== undefined && !isLater) return 'excluded';
  const method = getMethod(run);
  const { linkKind, hasVpn, isMetered, linkBitsPerSecond } = getSurroundings(run);
  if (method?.network != null && method.network !== network) return 'other-network';
  if (linkKind === 'vpn' || hasVpn === true) return 'vpn';
  if (linkKind === 'wifi' || linkKind === 'mobile') return 'no-cable';
  if (isMetered === true) return 'metered';
  const { download, upload } = plan.maximum;
  const fastest = Math.max(download ?? 0, upload ?? 0);
  if (linkBitsPerSecond !== undefined && linkBitsPerSecond < fastest) return 'slow-link';
  const reasons = method?.doubts.map(({ reason }) => reason) ?? [];
  if (reasons.includes('other-traffic')) return 'other-traffic';
  if (reasons.includes('standstill')) return 'standstill';
  if (method?.mode === 'light') return 'light-mode';
  const { downloadBitsPerSecond, uploadBitsPerSecond } = run.figures;
  return downloadBitsPerSecond === null || uploadBitsPerSecond === null ? 'incomplete' : null;
}

function findTooSoon(
  { startedAt }: EndedRun,
  before: { readonly count: number; readonly finishedAt: number },
  { minGapMs, longGap, testsPerDay }: CampaignRule,
): CampaignProblem | null {
  if (before.count >= testsPerDay) return 'not-needed';
  const gapMs = longGap?.afterTests === before.count ? longGap.ms : minGapMs;
  return startedAt - before.finishedAt < gapMs ? 'too-soon' : null;
}
