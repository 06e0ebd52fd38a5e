import { TextInput } from '@mantine/core';
import { getSecretFields } from '../../../shared/channels/completeness';
import { FieldRow } from '../../components/inputs/field-row';
import { TextButton } from '../../components/inputs/text-button';
import { SwitchRow } from '../../components/inputs/switch-row';
import { useApp } from '../../hooks/app-context';
import { SecretRow } from '../settings/channels/secret-row';
import { StorageChoice } from '../settings/channels/storage-choice';
import { useField, useForm } from '../settings/form-context';
import { MailTest } from './mail-test';
import classes from './welcome.module.css';

const PASSWORD = getSecretFields('mail').find(([name]) => name === 'password')?.[1];

/** How to be told: mail by address and password, and the desktop. */
export function TellingStep() {
  const { texts, go } = useApp();
  const { form, change, secrets } = useForm();
  const { desktop } = form.channels;
  return (
    <>
      <SwitchRow
        id="desktop-enabled"
        label={texts('settings:desktop.isEnabled')}
        isOn={desktop['isEnabled'] === true}
        onChange={(isEnabled) =>
          change({ channels: { ...form.channels, desktop: { ...desktop, isEnabled } } })
        }
      />
      <AddressField />
      {PASSWORD !== undefined && <SecretRow kind="mail" name="password" field={PASSWORD} blame={null} />}
      {secrets.statuses['mail.password']?.isKeyringAvailable === false && <StorageChoice />}
      <MailTest />
      <p className={classes.more}>
        <TextButton onClick={() => go({ page: 'settings', section: 'channels', channel: 'mail' })}>
          {texts('welcome:telling.allMail')}
        </TextButton>
      </p>
    </>
  );
}

/** The address that sends and gets the mails. */
function AddressField() {
  const { texts } = useApp();
  const { form, change } = useForm();
  const { mail } = form.channels;
  const { fault, control } = useField('mail-from');
  return (
    <FieldRow
      id="mail-from"
      label={texts('welcome:telling.address')}
      hint={texts('welcome:telling.addressHint')}
      fault={fault}
    >
      <TextInput
        {...control}
        type="email"
        placeholder="you@example.org"
        spellCheck={false}
        autoComplete="off"
        value={String(mail['from'] ?? '')}
        onChange={(event) =>
          change({ channels: { ...form.channels, mail: { ...mail, from: event.currentTarget.value } } })
        }
      />
    </FieldRow>
  );
}
