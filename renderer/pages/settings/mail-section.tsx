import { TextInput } from '@mantine/core';
import { MAIL_SECURITY, type MailSecurity } from '../../../shared/channels';
import { FieldRow } from '../../components/field-row';
import { useApp } from '../../hooks/app-context';
import type { SettingsForm } from './form';
import { useField, useForm } from './form-context';
import { portFor } from './mail-port';
import { MailTextField } from './mail-text-field';
import { PasswordField } from './password-field';
import { SelectRow } from './select-row';
import { SettingsSection } from './settings-section';
import { SwitchRow } from './switch-row';
import { TestRow } from './test-row';

/** The mail server, and who gets mail. */
export function MailSection() {
  const { texts } = useApp();
  const { form, change } = useForm();
  const { mail } = form;
  const set = (next: Partial<SettingsForm['mail']>) => change({ mail: { ...mail, ...next } });
  return (
    <SettingsSection name="mail">
      <SwitchRow
        id="mail-enabled"
        label={texts('settings:mail.isEnabled')}
        isOn={mail.isEnabled}
        onChange={(isEnabled) => set({ isEnabled })}
      />
      {mail.isEnabled && (
        <>
          <MailTextField field="to" value={mail.to} onChange={(to) => set({ to })} />
          <MailTextField field="from" value={mail.from} onChange={(from) => set({ from })} />
          <MailTextField field="host" value={mail.host} onChange={(host) => set({ host })} />
          <SecurityFields mail={mail} onChange={set} />
          <MailTextField field="user" value={mail.user} onChange={(user) => set({ user })} />
          <PasswordField />
          <TestRow channel="mail" />
        </>
      )}
    </SettingsSection>
  );
}

interface SecurityFieldsProps {
  readonly mail: SettingsForm['mail'];
  readonly onChange: (next: Partial<SettingsForm['mail']>) => void;
}

/** How the connection is secured, and the port, which follows it until a person sets another one. */
function SecurityFields({ mail, onChange }: SecurityFieldsProps) {
  const { texts } = useApp();
  const port = useField('mail-port');
  const choose = (security: MailSecurity) =>
    onChange({ security, port: portFor(security, { security: mail.security, port: mail.port }) });
  return (
    <>
      <SelectRow
        id="mail-security"
        label={texts('settings:mail.security')}
        hint={texts(`settings:mail.securityHint.${mail.security}`)}
        choices={MAIL_SECURITY.map((value) => ({ value, label: texts(`settings:mail.securities.${value}`) }))}
        value={mail.security}
        onChange={choose}
      />
      <FieldRow
        id="mail-port"
        label={texts('settings:mail.port')}
        hint={texts('settings:mail.portHint')}
        fault={port.fault}
      >
        <TextInput
          {...port.control}
          inputMode="numeric"
          value={mail.port}
          onChange={(event) => onChange({ port: event.currentTarget.value })}
        />
      </FieldRow>
    </>
  );
}
