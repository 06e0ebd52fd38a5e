import type { Settings } from '../../shared/settings';
import { hasPlan } from '../../shared/plan';
import type { NetworkStore } from '../storage/networks/network-store';
import type { SettingsKeeper } from '../storage/settings/settings-keeper';

export interface PinPlanDeps {
  readonly settings: Pick<SettingsKeeper, 'current' | 'save'>;
  readonly networks: Pick<NetworkStore, 'all' | 'mostMeasured'>;
  readonly onSaved: (settings: Settings) => void;
  readonly log: (sentence: string) => void;
}

/**
 * Ties the plan of the line to the network in which most runs were made, as soon as the computer has been in a second one:
 * from then on it is never that of another network, however long the computer stays there.
 */
export function pinPlan({ settings, networks, onSaved, log }: PinPlanDeps): void {
  const { plan } = settings.current;
  if (!hasPlan(plan) || plan.network !== undefined || networks.all().length < 2) return;
  const network = networks.mostMeasured();
  if (network === null) return;
  const next = { ...settings.current, plan: { ...plan, network } };
  const written = settings.save(next);
  if (written.kind === 'not-written')
    return log(`The network of the plan could not be stored: ${written.detail}`);
  onSaved(next);
}
