import { PROVIDER_CHOICES } from '../../../../shared/providers';
import { TextButton } from '../../../components/inputs/text-button';
import { useApp } from '../../../hooks/app-context';
import { useForm } from '../form-context';
import type { MeasuringForm } from '../measuring-form';
import { SelectRow } from '../../../components/inputs/select-row';
import { SettingsSection } from '../settings-section';
import { ServiceCard } from './service-card';
import { ServiceList } from './service-list';
import classes from './service.module.css';

/** By which service is measured: one always, or the first of an order that is ready. */
export function ServiceSection() {
  const { texts } = useApp();
  const { form, change, services } = useForm();
  const { service } = form;
  const { provider } = service;
  const set = (next: Partial<MeasuringForm['service']>) => change({ service: { ...service, ...next } });
  const choices = PROVIDER_CHOICES.map((value) => ({
    value,
    label: texts(value === 'automatic' ? 'settings:service.automatic' : `message:provider.${value}`),
  }));
  return (
    <SettingsSection name="service">
      <SelectRow
        id="service"
        label={texts('settings:service.choice')}
        hint={texts(provider === 'automatic' ? 'settings:service.automaticHint' : 'settings:service.oneHint')}
        choices={choices}
        value={provider}
        onChange={(next) => set({ provider: next })}
      />
      {services.answer.kind === 'failed' && (
        <p className={classes.unread} role="alert">
          {texts('settings:service.unreadable')}{' '}
          <TextButton onClick={services.again}>{texts('common:again')}</TextButton>
        </p>
      )}
      {provider === 'automatic' ? (
        <ServiceList order={service.automaticOrder} onOrder={(automaticOrder) => set({ automaticOrder })} />
      ) : (
        <ul className={classes.list}>
          <ServiceCard kind={provider} isAlwaysOpen />
        </ul>
      )}
    </SettingsSection>
  );
}
