import type { SettingsForm } from '../settings/form';
import { withNetwork } from '../settings/networks/networks-form';
import { NO_FIGURES } from '../settings/plan-figures';

type Typed = { readonly download: string; readonly upload: string };
type PlanForm = Pick<SettingsForm, 'planDownload' | 'planUpload' | 'planNetwork' | 'networks'>;

/** Whether the plan of the line is of another network than this one; null stands for the only one that is known. */
function isElsewhere({ planNetwork }: PlanForm, network: string | null): network is string {
  return network !== null && planNetwork !== '' && planNetwork !== network;
}

/** The plan of a network as typed; empty where none is. */
export function planOfNetwork(form: PlanForm, network: string | null): Typed {
  if (!isElsewhere(form, network)) return { download: form.planDownload, upload: form.planUpload };
  const own = form.networks.find((one) => one.network === network);
  return { download: own?.download ?? '', upload: own?.upload ?? '' };
}

/** What of the form changes with the plan of a network. The first plan of several networks is tied to its own. */
export function withTypedPlan(form: PlanForm, network: string | null, typed: Typed): Partial<PlanForm> {
  if (isElsewhere(form, network)) {
    const own = form.networks.find((one) => one.network === network) ?? {
      network,
      name: '',
      more: NO_FIGURES,
    };
    return { networks: withNetwork(form.networks, { ...own, ...typed }) };
  }
  const isFirst = form.planNetwork === '' && form.planDownload === '' && form.planUpload === '';
  return {
    planDownload: typed.download,
    planUpload: typed.upload,
    ...(isFirst && network !== null && { planNetwork: network }),
  };
}
