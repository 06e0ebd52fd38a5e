import type { Settings } from '../../../shared/settings';
import { inTransaction } from '../../storage/migrate';
import { BegunForgetting } from '../../storage/networks/begun-forgetting';
import { renewStatisticsStamp } from '../../storage/runs/exclusion-store';
import { forgetTexts } from '../../storage/runs/texts';
import type { SettingsKeeper } from '../../storage/settings/settings-keeper';
import { hashedDescription } from '../../surroundings/privacy';
import type { Log } from '../log';
import { SubnetForgetting } from '../subnet-forgetting';
import type { Services } from './services';

interface ForgettingOptions {
  /** The data folder. */
  readonly folder: string;
  readonly services: Services;
  readonly settings: Pick<SettingsKeeper, 'current' | 'save'>;
  readonly onSaved: (settings: Settings) => void;
  readonly log: Log;
}

/** Has subnets in the keys of networks replaced by hashes as soon as the user no longer lets addresses be recorded. */
export function forgetSubnetsOnChange({ folder, services, settings, onSaved, log }: ForgettingOptions): void {
  const { database, changes, clock } = services;
  const forgetting = new SubnetForgetting({
    settings,
    database,
    now: () => clock.now(),
    toHash: (description) => hashedDescription(description, services.privacyKey),
    begun: new BegunForgetting(folder),
    beside: services.subnets.beside,
    replace: services.subnets.forget,
    onSaved,
    onReplaced: () => {
      // Nothing that was read before holds: it has the old keys.
      inTransaction(database, () => renewStatisticsStamp(database));
      forgetTexts(database);
      services.reopenRecords();
      services.campaigns.changed();
      services.tidying.kick();
      changes.changed();
    },
    log,
  });
  changes.onChange(() => forgetting.look());
}
