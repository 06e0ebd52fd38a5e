import type { CampaignReport } from '../../shared/campaign/campaign-requests';
import { MINUTE_MS } from '../../shared/durations';
import type { Occasion } from '../../shared/rules/verdict';
import { campaignEvents, type NamedEvent } from '../core/campaign/campaign-events';
import { judgeCampaignEvent } from '../core/judging/campaign-rules';
import { rulesOrUsual } from '../core/judging/watched-rules';
import type { Clock, Kickable, OccasionStore, OccasionTeller } from '../core/ports';
import type { RunJudge } from './judge';
import { judgementAbout, recordOccasion } from './record-occasion';

/** Nothing of a campaign is so urgent that it is looked for at every beat. */
const LOOK_EVERY_MS = MINUTE_MS;

export interface CampaignWatchDeps {
  readonly campaigns: { mayHaveNews(): boolean; report(): CampaignReport };
  readonly judge: Pick<RunJudge, 'clockContext'>;
  readonly occasions: Pick<OccasionStore, 'record' | 'isRecorded'>;
  readonly teller: OccasionTeller;
  readonly deliverer: Kickable;
  readonly clock: Clock;
  readonly onChanged: () => void;
  readonly log: (sentence: string, error?: unknown) => void;
}

/** Tells of campaigns by the rules for them, like of everything else. */
export class CampaignWatch {
  readonly #deps: CampaignWatchDeps;
  /** Events that this process has told or seen recorded: they are not looked for again. */
  readonly #seen = new Set<string>();
  #dueSince: number | null = null;
  /** The last look could not tell all. */
  #isUntold = false;
  #lookedAt = 0;

  constructor(deps: CampaignWatchDeps) {
    this.#deps = deps;
  }

  /** Cheap. Errors are logged and tried again at the next call. */
  look(): void {
    const { campaigns, clock, log } = this.#deps;
    const now = clock.now();
    // A clock that was set back is no reason to wait.
    if (Math.abs(now - this.#lookedAt) < LOOK_EVERY_MS) return;
    this.#lookedAt = now;
    try {
      if (!campaigns.mayHaveNews() && !this.#isUntold) return;
      this.#isUntold = true;
      this.#look(campaigns.report(), now);
      this.#isUntold = false;
    } catch (error) {
      log('An event of a campaign could not be told; trying again shortly', error);
    }
  }

  #look(report: CampaignReport, now: number): void {
    const next = report.standing?.next;
    const isDue = next?.kind === 'test' && next.at <= now;
    this.#dueSince = isDue ? (this.#dueSince ?? now) : null;
    const events = campaignEvents(report, this.#dueSince, now).filter(({ id }) => !this.#seen.has(id));
    for (const event of events) this.#tell(event, now);
  }

  #tell({ id: name, event }: NamedEvent, now: number): void {
    const { judge, occasions, teller } = this.#deps;
    const context = judge.clockContext(now);
    for (const rule of rulesOrUsual(context.settings, 'campaign')) {
      const id = `${name}-${rule.id}`;
      if (occasions.isRecorded(id)) continue;
      const finding = judgeCampaignEvent(rule, event, now, context);
      if (finding.detail === null) continue;
      const occasion: Occasion = { id, at: now, detail: finding.detail };
      const messages = teller.composeOccasion(occasion, finding.verdict);
      recordOccasion(this.#deps, { occasion, judgement: judgementAbout(occasion, finding), messages });
    }
    this.#seen.add(name);
  }
}
