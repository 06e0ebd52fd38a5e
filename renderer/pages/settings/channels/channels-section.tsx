import { CHANNEL_KINDS, type ChannelKind } from '../../../../shared/channels';
import { SettingsSection } from '../settings-section';
import { ChannelItem } from './channel-item';
import classes from './channels.module.css';

/** Every way to tell: whether it is used, how it stands, and its form. */
export function ChannelsSection({ asked }: { readonly asked: ChannelKind | null }) {
  return (
    <SettingsSection name="channels">
      <div className={classes.list}>
        {CHANNEL_KINDS.map((kind) => (
          <ChannelItem key={kind} kind={kind} isAsked={asked === kind} />
        ))}
      </div>
    </SettingsSection>
  );
}
