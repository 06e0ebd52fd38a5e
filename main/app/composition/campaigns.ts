import { randomUUID } from 'node:crypto';
import { planIn } from '../../../shared/plan';
import type { Settings } from '../../../shared/settings';
import type { Clock, Kickable } from '../../core/ports';
import { planFigures } from '../../core/report/plan';
import { CampaignKeeper } from '../../runs/campaign-keeper';
import { CampaignStore } from '../../storage/campaigns/campaign-store';
import type { Database } from '../../storage/sqlite';
import { CampaignWatch } from '../../telling/campaign-watch';
import type { Log } from '../log';
import type { Judging } from './judging';
import type { Listeners } from './listeners';
import type { Measuring } from './measuring';

export interface CampaignsOptions {
  readonly database: Database;
  readonly measuring: Pick<Measuring, 'pipeline' | 'runEnded' | 'looked'>;
  /** Told when a test was excluded from statistics, or included again. */
  readonly exclusionChanged: Listeners<string>;
  readonly judging: Pick<Judging, 'judge' | 'occasions' | 'teller'>;
  readonly deliverer: Kickable;
  readonly settings: () => Settings;
  /** Key of the network that the computer is in; null where there is none. */
  readonly network: () => string | null;
  readonly timeZone: () => string;
  readonly clock: Clock;
  readonly onChanged: () => void;
  readonly log: Log;
}

/** Builds what makes the measurements of campaigns, at the beat of the scheduler. */
export function buildCampaigns(options: CampaignsOptions): CampaignKeeper {
  const { measuring, exclusionChanged, settings } = options;
  const campaigns = new CampaignKeeper({
    ...options,
    store: new CampaignStore(options.database),
    pipeline: measuring.pipeline,
    planOf: (network) => planFigures(planIn({ network, home: network }, settings())),
    newId: randomUUID,
  });
  const watch = new CampaignWatch({ ...options, ...options.judging, campaigns });
  measuring.runEnded.hear(() => campaigns.changed());
  exclusionChanged.hear(() => campaigns.changed());
  measuring.looked.hear(() => {
    campaigns.look();
    watch.look();
  });
  return campaigns;
}
