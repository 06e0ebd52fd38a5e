import { useApp } from '../../hooks/app-context';
import { useForm } from '../settings/form-context';
import { NumberField } from '../settings/number-field';

/** What the contract promises; may stay empty. */
export function LineStep() {
  const { texts } = useApp();
  const { form, change } = useForm();
  return (
    <>
      <NumberField
        id="plan-download"
        label={texts('settings:plan.download')}
        hint={texts('settings:plan.hint')}
        unit="Mbit/s"
        value={form.planDownload}
        onChange={(planDownload) => change({ planDownload })}
      />
      <NumberField
        id="plan-upload"
        label={texts('settings:plan.upload')}
        hint={texts('welcome:line.unknown')}
        unit="Mbit/s"
        value={form.planUpload}
        onChange={(planUpload) => change({ planUpload })}
      />
    </>
  );
}
