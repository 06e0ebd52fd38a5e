import type { Campaign, CampaignNext, CampaignStanding } from '../../shared/campaign/campaign';
import type { CampaignAnswer, CampaignOrder, CampaignReport } from '../../shared/campaign/campaign-requests';
import { latestBeginMs } from '../../shared/campaign/day-length';
import { campaignRule } from '../../shared/campaign/rule-of';
import { MINUTE_MS } from '../../shared/durations';
import { timeOfDayMs } from '../../shared/local-time';
import type { ReportPlan } from '../../shared/report/report';
import type { EndedRun } from '../../shared/run';
import { errorText } from '../../shared/texts/error-text';
import { campaignStanding } from '../core/campaign/campaign-standing';
import type { Clock } from '../core/ports';
import type { Pipeline } from '../core/run/pipeline';

/** Where a campaign stands is looked at anew at least so often: the clock may have been set. */
const LOOK_ANEW_MS = MINUTE_MS;
/** A start that the disk refused is tried again after so long. */
const REFUSED_MS = MINUTE_MS;

export interface CampaignKeeperDeps {
  readonly store: {
    write(campaign: Campaign): void;
    newest(): Campaign | null;
    runsOf(campaign: Campaign): readonly EndedRun[];
  };
  readonly pipeline: Pick<Pipeline, 'run' | 'running'>;
  /** The figures of the contract in a network. */
  readonly planOf: (network: string) => ReportPlan['figures'];
  /** Key of the network that the computer is in; null where there is none. */
  readonly network: () => string | null;
  readonly timeZone: () => string;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly onChanged: () => void;
  readonly log: (sentence: string, error?: unknown) => void;
}

/**
 * Asks the pipeline for the measurements of a campaign when they are due. What is due follows from the records at every look,
 * so that nothing has to be remembered over a restart, sleep or a changed clock.
 */
export class CampaignKeeper {
  readonly #deps: CampaignKeeperDeps;
  /** The newest campaign and its runs, as they were read last. */
  #read: { readonly campaign: Campaign; readonly runs: readonly EndedRun[] } | null = null;
  #isStale = true;
  #next: CampaignNext | null = null;
  #nextFoundAt = 0;
  #notBefore = 0;
  /** What `mayHaveNews` found; a campaign may have ended right before this process began. */
  #wasUnderWay = true;

  constructor(deps: CampaignKeeperDeps) {
    this.#deps = deps;
  }

  /** Its runs or what they say may have changed. */
  changed(): void {
    this.#isStale = true;
  }

  /** Where the newest campaign stands; null before the first one. */
  standing(): CampaignStanding | null {
    const read = this.#records();
    return read === null ? null : campaignStanding(read.campaign, read.runs, this.#deps.clock.now());
  }

  /** Whether there may be something to tell: a campaign is under way, or was when this was asked before. */
  mayHaveNews(): boolean {
    const isUnderWay = this.#underWay() !== null;
    const wasUnderWay = this.#wasUnderWay;
    this.#wasUnderWay = isUnderWay;
    return isUnderWay || wasUnderWay;
  }

  report(): CampaignReport {
    const standing = this.standing();
    const isActive = standing !== null && standing.next.kind === 'test';
    return {
      standing,
      isInOtherNetwork: isActive && this.#deps.network() !== standing.campaign.network,
    };
  }

  start({ country, network, startsAt }: CampaignOrder): CampaignAnswer {
    const last = this.#records()?.campaign;
    if (last !== undefined && last.end === null) return { kind: 'under-way' };
    const { planOf, newId, timeZone, clock } = this.#deps;
    const plan = planOf(network);
    const isKnown = Object.values(plan).some(({ download, upload }) => download !== null || upload !== null);
    if (!isKnown) return { kind: 'no-plan' };
    if (timeOfDayMs(startsAt) > latestBeginMs(campaignRule(country))) return { kind: 'too-late' };
    return this.#write({
      id: `campaign-${newId()}`,
      country,
      network,
      plan,
      startsAt,
      timeZone: timeZone(),
      startedAt: clock.now(),
      pausedAt: null,
      endedAt: null,
      end: null,
    });
  }

  pause(isPaused: boolean): CampaignAnswer {
    const campaign = this.#underWay();
    if (campaign === null) return { kind: 'none' };
    return this.#write({ ...campaign, pausedAt: isPaused ? this.#deps.clock.now() : null });
  }

  stop(): CampaignAnswer {
    const campaign = this.#underWay();
    if (campaign === null) return { kind: 'none' };
    return this.#write({ ...campaign, end: 'stopped', endedAt: this.#deps.clock.now() });
  }

  /** Starts what is due, and ends what is complete. Cheap; called at every beat. Errors are logged, and it is tried again. */
  look(): void {
    try {
      this.#look(this.#deps.clock.now());
    } catch (error) {
      this.#deps.log('A campaign could not be looked at; trying again shortly', error);
    }
  }

  #look(now: number): void {
    const campaign = this.#underWay();
    if (campaign === null) return;
    // A clock that was set back is no reason to wait.
    if (now < this.#notBefore && this.#notBefore - now <= REFUSED_MS) return;
    const isFresh = Math.abs(now - this.#nextFoundAt) < LOOK_ANEW_MS;
    if (isFresh && this.#next?.kind === 'test' && now < this.#next.at) return;
    const { pipeline, network } = this.#deps;
    const next = this.standing()?.next ?? null;
    this.#next = next;
    this.#nextFoundAt = now;
    if (next?.kind === 'complete') this.#write({ ...campaign, end: 'complete', endedAt: now });
    if (next?.kind !== 'test' || next.at > now || pipeline.running !== null) return;
    if (network() !== campaign.network) return;
    const schedule = { id: campaign.id, name: '' };
    const answer = pipeline.run({ trigger: 'schedule', slotAt: next.at, schedule, mode: 'full' });
    this.#next = null;
    if (answer.kind === 'not-recorded') this.#notBefore = now + REFUSED_MS;
  }

  #underWay(): Campaign | null {
    const campaign = this.#records()?.campaign;
    return campaign === undefined || campaign.end !== null ? null : campaign;
  }

  #records(): { readonly campaign: Campaign; readonly runs: readonly EndedRun[] } | null {
    if (!this.#isStale) return this.#read;
    const { store } = this.#deps;
    const campaign = store.newest();
    this.#read = campaign === null ? null : { campaign, runs: store.runsOf(campaign) };
    this.#next = null;
    this.#isStale = false;
    return this.#read;
  }

  #write(campaign: Campaign): CampaignAnswer {
    try {
      this.#deps.store.write(campaign);
    } catch (error) {
      this.#deps.log('A campaign could not be written', error);
      return { kind: 'not-written', detail: errorText(error) };
    }
    this.changed();
    this.#deps.onChanged();
    return { kind: 'done' };
  }
}
