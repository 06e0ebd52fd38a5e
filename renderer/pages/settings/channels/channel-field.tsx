import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ChannelKind, MailSecurity } from '../../../../shared/channels';
import type { Field } from '../../../../shared/channels/definition';
import { getChoice, getHint, getLabel } from '../../../../shared/channels/words';
import { FieldRow } from '../../../components/inputs/field-row';
import { useApp } from '../../../hooks/app-context';
import { useField, useForm } from '../form-context';
import { portFor } from '../mail-port';
import { SelectRow } from '../../../components/inputs/select-row';
import { SwitchRow } from '../../../components/inputs/switch-row';
import { fieldId } from './channel-faults';
import type { ChannelForm } from './channels-form';
import { tidiedHost } from './host-field';
import { filledByTable } from './mail-proposal-form';
import classes from './channels.module.css';

interface ChannelFieldProps {
  readonly kind: ChannelKind;
  readonly name: string;
  readonly field: Field;
  /** What the other side found wrong with the stored value, in words; null where nothing. */
  readonly blame: string | null;
}

/** One setting of a channel, in the control that its kind wants. */
export function ChannelField({ kind, name, field, blame }: ChannelFieldProps) {
  const { texts } = useApp();
  const { form, change } = useForm();
  const id = fieldId(kind, name);
  const { fault, control } = useField(id, blame);
  const [movedPort, setMovedPort] = useState<number | null>(null);
  const channel = form.channels[kind];
  const value = channel[name] ?? '';
  const tidy = () => {
    control.onBlur();
    if (kind !== 'mail') return;
    const tidied = tidiedHost(name, channel);
    if (tidied !== null) setMovedPort(tidied.port);
    const next = tidied?.form ?? (name === 'from' ? filledByTable(channel) : null);
    if (next !== null) change({ channels: { ...form.channels, mail: next } });
  };
  const set = (next: string | boolean) => {
    const changed = { ...channel, [name]: next };
    const whole = id === 'mail-security' ? withPort(changed, channel) : changed;
    change({ channels: { ...form.channels, [kind]: whole } });
  };
  const words = { id, label: getLabel(texts, kind, name), hint: hintFor(String(value)) };
  if (field.kind === 'switch') return <SwitchRow {...words} isOn={value === true} onChange={set} />;
  if (field.kind === 'choice') {
    const choices = field.choices.map((choice) => ({
      value: choice,
      label: getChoice(texts, kind, name, choice),
    }));
    return <SelectRow {...words} choices={choices} value={String(value)} fault={blame} onChange={set} />;
  }
  const isLong = field.kind === 'multiline' || field.kind === 'lines';
  const common = {
    ...control,
    onBlur: tidy,
    value: String(value),
    placeholder: 'placeholder' in field ? (field.placeholder ?? '') : '',
    spellCheck: false,
    autoComplete: 'off',
  };
  return (
    <FieldRow {...words} fault={fault}>
      {isLong ? (
        <Textarea
          {...common}
          autosize
          minRows={2}
          maxRows={10}
          classNames={{ input: classes.code ?? '' }}
          onChange={(event) => set(event.currentTarget.value)}
        />
      ) : (
        <TextInput
          {...common}
          inputMode={field.kind === 'number' ? 'numeric' : field.kind === 'url' ? 'url' : 'text'}
          onChange={(event) => set(event.currentTarget.value)}
        />
      )}
    </FieldRow>
  );

  function hintFor(chosen: string): string {
    if (id === 'mail-security') return texts(`settings:mail.securityHint.${chosen as MailSecurity}`);
    const hint = getHint(texts, kind, name);
    return movedPort === null
      ? hint
      : `${texts('settings:mail.portMoved', { port: String(movedPort) })} ${hint}`;
  }
}

/** The port follows the way the mail connection is secured. */
function withPort(next: ChannelForm, before: ChannelForm): ChannelForm {
  const [security, previous] = [next['security'], before['security']].map((word) => word as MailSecurity);
  if (security === undefined || previous === undefined) return next;
  return { ...next, port: portFor(security, { security: previous, port: String(before['port']) }) };
}
