import { Switch } from '@mantine/core';
import type { ChannelKind } from '../../../../shared/channels';
import { useApp } from '../../../hooks/app-context';
import { useForm } from '../form-context';
import { fieldId } from './channel-faults';

interface ChannelSwitchProps {
  readonly kind: ChannelKind;
  /** Called after the form has changed. */
  readonly onSwitch?: (isOn: boolean) => void;
}

/** Whether a channel is used. */
export function ChannelSwitch({ kind, onSwitch }: ChannelSwitchProps) {
  const { texts } = useApp();
  const { form, change } = useForm();
  const channel = form.channels[kind];
  const label =
    kind === 'mail'
      ? texts('settings:mail.isEnabled')
      : kind === 'desktop'
        ? texts('settings:desktop.isEnabled')
        : texts('settings:channel.use', { name: texts(`common:channel.${kind}`) });
  return (
    <Switch
      id={fieldId(kind, 'enabled')}
      aria-label={label}
      checked={channel['isEnabled'] === true}
      onChange={(event) => {
        const isEnabled = event.currentTarget.checked;
        const letGo = form.letGo.filter((one) => one !== kind);
        change({ channels: { ...form.channels, [kind]: { ...channel, isEnabled } }, letGo });
        onSwitch?.(isEnabled);
      }}
    />
  );
}
