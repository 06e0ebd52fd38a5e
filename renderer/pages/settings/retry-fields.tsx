import { TextInput } from '@mantine/core';
import { FieldRow } from '../../components/inputs/field-row';
import { SwitchRow } from '../../components/inputs/switch-row';
import { useApp } from '../../hooks/app-context';
import { useField, useForm } from './form-context';
import { NumberField } from './number-field';
import type { RetriesForm } from './retries-form';

/** What is measured again before anybody is told of it. */
export function RetryFields() {
  const { texts } = useApp();
  const { form, change } = useForm();
  const { retries } = form;
  const waits = useField('retry-waits');
  const set = (next: Partial<RetriesForm>) => change({ retries: { ...retries, ...next } });
  return (
    <>
      <SwitchRow
        id="retry"
        label={texts('settings:retries.isEnabled')}
        hint={texts('settings:retries.isEnabledHint')}
        isOn={retries.isEnabled}
        onChange={(isEnabled) => set({ isEnabled })}
      />
      {retries.isEnabled && (
        <FieldRow
          id="retry-waits"
          label={texts('settings:retries.waits')}
          hint={texts('settings:retries.waitsHint')}
          fault={waits.fault}
        >
          <TextInput
            {...waits.control}
            spellCheck={false}
            autoComplete="off"
            maxLength={64}
            value={retries.waits}
            onChange={(event) => set({ waits: event.currentTarget.value })}
          />
        </FieldRow>
      )}
      <SwitchRow
        id="confirm-breaches"
        label={texts('settings:retries.confirms')}
        hint={texts('settings:retries.confirmsHint')}
        isOn={retries.confirmsBreaches}
        onChange={(confirmsBreaches) => set({ confirmsBreaches })}
      />
      {retries.confirmsBreaches && (
        <NumberField
          id="confirm-after"
          label={texts('settings:retries.confirmAfter')}
          unit={texts('settings:retries.unit')}
          value={retries.confirmAfter}
          onChange={(confirmAfter) => set({ confirmAfter })}
        />
      )}
    </>
  );
}
