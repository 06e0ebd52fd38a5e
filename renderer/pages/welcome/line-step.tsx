import { Checkbox } from '@mantine/core';
import { networkName } from '../../../shared/network-label';
import { useApp } from '../../hooks/app-context';
import { getValue } from '../../hooks/use-answer';
import { useNetworks } from '../../hooks/use-networks';
import { useForm } from '../settings/form-context';
import { NumberField } from '../settings/number-field';
import { planOfNetwork, withTypedPlan } from './plan-of-network';
import classes from './welcome.module.css';

/** What the contract of the present network promises; may stay empty, or be found out. */
export function LineStep() {
  const { texts, settings } = useApp();
  const { form, change } = useForm();
  const known = getValue(useNetworks()) ?? [];
  const current = known.length > 1 ? known.find(({ isCurrent }) => isCurrent) : undefined;
  const { download, upload } = planOfNetwork(form, current?.network ?? null);
  const set = (typed: { readonly download: string; readonly upload: string }) =>
    change(withTypedPlan(form, current?.network ?? null, typed));
  return (
    <>
      {current !== undefined && (
        <p className={classes.network}>
          {texts('welcome:line.network', { network: networkName(current, settings.networks) })}
        </p>
      )}
      <NumberField
        id="plan-download"
        label={texts('settings:plan.download')}
        hint={texts('settings:plan.hint')}
        unit="Mbit/s"
        value={download}
        onChange={(typed) => set({ download: typed, upload })}
      />
      <NumberField
        id="plan-upload"
        label={texts('settings:plan.upload')}
        hint={texts('welcome:line.unknown')}
        unit="Mbit/s"
        value={upload}
        onChange={(typed) => set({ download, upload: typed })}
      />
      <Checkbox
        id="plan-unknown"
        label={texts('welcome:line.dontKnow')}
        description={texts('welcome:line.dontKnowHint')}
        checked={form.isPlanWanted}
        onChange={(event) => change({ isPlanWanted: event.currentTarget.checked })}
      />
    </>
  );
}
