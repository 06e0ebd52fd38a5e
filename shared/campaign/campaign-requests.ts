import type { CampaignCountry } from './campaign-rule';
import type { CampaignStanding } from './campaign';

/** What a person chooses for a campaign. */
export interface CampaignOrder {
  readonly country: CampaignCountry;
  /** Key of the network that is measured. */
  readonly network: string;
  /** When the measurements of a day begin, local time (`16:00`). */
  readonly startsAt: string;
}

export type CampaignAnswer =
  | { readonly kind: 'done' }
  /** One is under way. */
  | { readonly kind: 'under-way' }
  /** The contract of the network is not known: there would be nothing to hold the measurements against. */
  | { readonly kind: 'no-plan' }
  /** A day that begins so late is not done before midnight. */
  | { readonly kind: 'too-late' }
  | { readonly kind: 'none' }
  | { readonly kind: 'not-written'; readonly detail: string };

/** The newest campaign, and what keeps its next measurement from starting. */
export interface CampaignReport {
  /** Null before the first one. */
  readonly standing: CampaignStanding | null;
  /** The computer is in another network: the measurement starts once it is in the right one. */
  readonly isInOtherNetwork: boolean;
}

/** What the window asks of campaigns. */
export interface CampaignRequests {
  'campaign:read': { args: []; answer: CampaignReport };
  'campaign:start': { args: [order: CampaignOrder]; answer: CampaignAnswer };
  /** Pauses the campaign, or goes on with it. */
  'campaign:pause': { args: [isPaused: boolean]; answer: CampaignAnswer };
  'campaign:stop': { args: []; answer: CampaignAnswer };
}
