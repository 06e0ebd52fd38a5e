import { Switch } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ChannelKind, SecretName } from '../../../../shared/channels';
import { getFields, getSecretFields } from '../../../../shared/channels/completeness';
import { getAbout } from '../../../../shared/channels/words';
import { TextButton } from '../../../components/inputs/text-button';
import { Standing } from '../../../components/standing';
import { useApp } from '../../../hooks/app-context';
import { useNow } from '../../../hooks/use-now';
import { useForm } from '../form-context';
import { ChannelFields } from './channel-fields';
import { LeavingChannel } from './leaving-channel';
import { describeStanding } from './channel-standing';
import classes from './channels.module.css';

interface ChannelItemProps {
  readonly kind: ChannelKind;
  /** Somebody came here to see this one. */
  readonly isAsked: boolean;
}

/** One way to tell: its switch, how it stands, and its form where it is asked for. */
export function ChannelItem({ kind, isAsked }: ChannelItemProps) {
  const { texts, style, state } = useApp();
  const { form, change, secrets } = useForm();
  const now = useNow();
  // What needs a person is open at once.
  const [isOpen, setOpen] = useState(
    () =>
      isAsked ||
      state.channels.some(
        (candidate) => candidate.kind === kind && candidate.isEnabled && candidate.blocked > 0,
      ),
  );
  const [wasAsked, setWasAsked] = useState(isAsked);
  if (isAsked !== wasAsked) {
    setWasAsked(isAsked);
    if (isAsked) setOpen(true);
  }
  useEffect(() => {
    if (isAsked) document.getElementById(`channel-${kind}`)?.scrollIntoView({ block: 'start' });
  }, [isAsked, kind]);
  const channel = form.channels[kind];
  const name = texts(`common:channel.${kind}`);
  const known = {
    isStored: (secret: string) => {
      const full = `${kind}.${secret}` as SecretName;
      return (form.secrets[full] ?? '') !== '' || secrets.statuses[full]?.state === 'stored';
    },
    state: state.channels.find((candidate) => candidate.kind === kind) ?? null,
    coming: state,
  };
  const standing = describeStanding(kind, channel, known, { texts, now, style });
  const isOn = channel['isEnabled'] === true;
  // What is off and has nothing to enter has nothing to show.
  const isOpenable = isOn || getFields(kind).length + getSecretFields(kind).length > 0;
  const undelivered = (known.state?.waiting ?? 0) + (known.state?.blocked ?? 0);
  const isLeaving = !isOn && known.state?.isEnabled === true && undelivered > 0;
  const switchTo = (isEnabled: boolean) => {
    const letGo = form.letGo.filter((one) => one !== kind);
    change({ channels: { ...form.channels, [kind]: { ...channel, isEnabled } }, letGo });
    setOpen(isEnabled);
  };
  return (
    <div id={`channel-${kind}`} className={classes.item} role="group" aria-label={name}>
      <div className={classes.head}>
        <div className={classes.words}>
          <div className={classes.title}>
            <span className={classes.name}>{name}</span>
            <Standing tone={standing.tone} words={standing.words} />
          </div>
          <p className={classes.about}>
            {getAbout(texts, kind)}{' '}
            {isOpenable && (
              <TextButton
                label={texts(isOpen ? 'settings:channel.closeOf' : 'settings:channel.settingsOf', { name })}
                isOpen={isOpen}
                onClick={() => setOpen(!isOpen)}
              >
                {texts(isOpen ? 'settings:channel.close' : 'settings:channel.open')}
              </TextButton>
            )}
          </p>
        </div>
        <Switch
          id={`${kind}-enabled`}
          aria-label={switchLabel(kind)}
          checked={isOn}
          onChange={(event) => switchTo(event.currentTarget.checked)}
        />
      </div>
      {isLeaving && <LeavingChannel kind={kind} waiting={undelivered} />}
      {isOpen && isOpenable && <ChannelFields kind={kind} state={known.state} />}
    </div>
  );

  function switchLabel(of: ChannelKind): string {
    if (of === 'mail') return texts('settings:mail.isEnabled');
    return of === 'desktop' ? texts('settings:desktop.isEnabled') : texts('settings:channel.use', { name });
  }
}
