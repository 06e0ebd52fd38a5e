import { PasswordInput, Textarea } from '@mantine/core';
import type { ChannelKind, SecretName } from '../../../../shared/channels';
import type { SecretField } from '../../../../shared/channels/definition';
import { getHint, getLabel } from '../../../../shared/channels/words';
import { FieldRow } from '../../../components/inputs/field-row';
import { TextButton } from '../../../components/inputs/text-button';
import { useApp } from '../../../hooks/app-context';
import { useField, useForm } from '../form-context';
import { fieldId } from './channel-faults';
import classes from './channels.module.css';

interface SecretRowProps {
  readonly kind: ChannelKind;
  readonly name: string;
  readonly field: SecretField;
  /** What the other side found wrong with the stored value, in words; null where nothing. */
  readonly blame: string | null;
}

/** A secret of a channel: where it is kept, and a new one to take its place. It is never shown again. */
export function SecretRow({ kind, name, field, blame }: SecretRowProps) {
  const { texts } = useApp();
  const { form, change, secrets } = useForm();
  const full = `${kind}.${name}` as SecretName;
  const { fault, control } = useField(fieldId(kind, name), blame);
  const status = secrets.statuses[full];
  const isStored = status?.state === 'stored';
  const label = getLabel(texts, kind, name);
  const set = (value: string) => change({ secrets: { ...form.secrets, [full]: value } });
  const common = {
    ...control,
    placeholder: isStored ? texts('settings:password.unchanged') : (field.placeholder ?? ''),
    value: form.secrets[full] ?? '',
    spellCheck: false,
  };
  return (
    <FieldRow
      id={fieldId(kind, name)}
      label={label}
      hint={
        <>
          {getHint(texts, kind, name)}{' '}
          {isStored && (
            <>
              {texts(`settings:secret.stored.${status.storage ?? 'keyring'}`)}{' '}
              <TextButton
                label={texts('settings:secret.forgetOne', { name: label })}
                onClick={() => secrets.forget(full)}
              >
                {texts('settings:password.forget')}
              </TextButton>
            </>
          )}
          {status?.state === 'unreadable' && texts('settings:secret.unreadable')}
        </>
      }
      fault={fault}
    >
      {field.kind === 'pem-key' ? (
        <Textarea
          {...common}
          autosize
          minRows={2}
          maxRows={6}
          autoComplete="off"
          placeholder={isStored ? common.placeholder : '-----BEGIN PRIVATE KEY-----'}
          classNames={{ input: classes.code ?? '' }}
          onChange={(event) => set(event.currentTarget.value)}
        />
      ) : (
        <PasswordInput
          {...common}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': texts('settings:secret.show', { name: label }) }}
          onChange={(event) => set(event.currentTarget.value)}
        />
      )}
    </FieldRow>
  );
}
