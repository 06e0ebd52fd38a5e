import type { ChannelKind } from '../../../../shared/channels';
import { getAbout } from '../../../../shared/channels/words';
import { TextButton } from '../../../components/inputs/text-button';
import { Standing } from '../../../components/standing';
import { useApp } from '../../../hooks/app-context';
import { fieldId } from './channel-faults';
import { ChannelSwitch } from './channel-switch';
import { LeavingChannel } from './leaving-channel';
import { useChannel } from './use-channel';
import classes from './channels.module.css';

/** One way to tell among all of them: its switch, how it stands, and the way to its page. */
export function ChannelItem({ kind }: { readonly kind: ChannelKind }) {
  const { texts, go } = useApp();
  const { standing, undelivered, isLeaving } = useChannel(kind);
  const name = texts(`common:channel.${kind}`);
  const page = { page: 'settings', section: 'channels', channel: kind } as const;
  return (
    <div className={classes.item} role="group" aria-label={name}>
      <div className={classes.head}>
        <div className={classes.words}>
          <div className={classes.title}>
            <span className={classes.name}>{name}</span>
            <Standing tone={standing.tone} words={standing.words} />
          </div>
          <p className={classes.about}>
            {getAbout(texts, kind)}{' '}
            <TextButton label={texts('settings:channel.settingsOf', { name })} onClick={() => go(page)}>
              {texts('settings:channel.open')}
            </TextButton>
          </p>
        </div>
        <ChannelSwitch
          kind={kind}
          // What was just switched on wants to be set up and tried; the focus stays on the switch.
          onSwitch={(isOn) => isOn && go({ ...page, field: fieldId(kind, 'enabled') })}
        />
      </div>
      {isLeaving && <LeavingChannel kind={kind} waiting={undelivered} />}
    </div>
  );
}
