import { CHANNEL_KINDS } from '../../../../shared/channels';
import { SettingsSection } from '../settings-section';
import { ChannelItem } from './channel-item';
import classes from './channels.module.css';

/** Every way to tell: whether it is used, how it stands, and the way to its own page. */
export function ChannelsSection() {
  return (
    <SettingsSection name="channels">
      <div className={classes.list}>
        {CHANNEL_KINDS.map((kind) => (
          <ChannelItem key={kind} kind={kind} />
        ))}
      </div>
    </SettingsSection>
  );
}
