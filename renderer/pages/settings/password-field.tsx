import { PasswordInput, Radio } from '@mantine/core';
import { FieldRow } from '../../components/field-row';
import { TextButton } from '../../components/text-button';
import { useApp } from '../../hooks/app-context';
import { useField, useForm } from './form-context';
import classes from './password-field.module.css';

/** The password of the mail server: where it is kept, and a new one to take its place. It is never shown again. */
export function PasswordField() {
  const { texts } = useApp();
  const { form, change, secret, forgetPassword } = useForm();
  const { fault, control } = useField('mail-password');
  const isStored = secret?.state === 'stored';
  const hint =
    secret === null
      ? ''
      : secret.state === 'stored'
        ? texts(`settings:password.stored.${secret.storage ?? 'keyring'}`)
        : texts(`settings:password.${secret.state}`);
  return (
    <>
      <FieldRow
        id="mail-password"
        label={texts('settings:password.label')}
        hint={
          <>
            {hint}{' '}
            {isStored && (
              <TextButton onClick={forgetPassword}>{texts('settings:password.forget')}</TextButton>
            )}
          </>
        }
        fault={fault}
      >
        <PasswordInput
          {...control}
          autoComplete="new-password"
          placeholder={isStored ? texts('settings:password.unchanged') : ''}
          value={form.password}
          visibilityToggleButtonProps={{ 'aria-label': texts('settings:password.show') }}
          onChange={(event) => change({ password: event.currentTarget.value })}
        />
      </FieldRow>
      {secret !== null && !secret.isKeyringAvailable && <StorageChoice />}
    </>
  );
}

/** Without a keyring a person decides: ask again after every start, or a file that only this account can read. */
function StorageChoice() {
  const { texts } = useApp();
  const { form, change } = useForm();
  const chosen = form.mail.passwordStorage === 'file' ? 'file' : 'session';
  return (
    <div className={classes.choice}>
      <p id="password-storage">{texts('settings:password.noKeyring')}</p>
      <Radio.Group
        aria-labelledby="password-storage"
        value={chosen}
        onChange={(value) =>
          change({ mail: { ...form.mail, passwordStorage: value === 'file' ? 'file' : 'session' } })
        }
      >
        {(['session', 'file'] as const).map((storage) => (
          <Radio
            key={storage}
            className={classes.radio ?? ''}
            value={storage}
            label={texts(`settings:password.storage.${storage}`)}
            description={texts(`settings:password.storageHint.${storage}`)}
          />
        ))}
      </Radio.Group>
    </div>
  );
}
