import type { CampaignProblem } from './campaign';
import type { CampaignCountry } from './campaign-rule';

/** What a person is told of a campaign. Persisted. */
export type CampaignEvent = {
  readonly country: CampaignCountry;
  /** The day of the series that comes or is under way, from 1, and how many the rule asks for. */
  readonly day: number;
  readonly days: number;
  /** Key of the network that is measured. */
  readonly network: string;
} & (
  | /** The first measurement of a day comes soon: the cable has to be plugged in. */ {
      readonly event: 'coming';
      readonly at: number;
    }
    /** A measurement is due, and the computer is in another network. */
  | { readonly event: 'other-network' }
  | { readonly event: 'not-counted'; readonly problem: CampaignProblem }
  | { readonly event: 'complete' }
);
