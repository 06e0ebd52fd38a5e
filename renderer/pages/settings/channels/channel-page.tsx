import type { ChannelKind } from '../../../../shared/channels';
import { getAbout } from '../../../../shared/channels/words';
import { Standing } from '../../../components/standing';
import { useApp } from '../../../hooks/app-context';
import { SettingsCard } from '../settings-card';
import { ChannelFields } from './channel-fields';
import { ChannelSwitch } from './channel-switch';
import { LeavingChannel } from './leaving-channel';
import { useChannel } from './use-channel';

/** One way to tell on a page of its own: switch, standing, test and form. */
export function ChannelPage({ kind }: { readonly kind: ChannelKind }) {
  const { texts } = useApp();
  const { state, standing, undelivered, isLeaving } = useChannel(kind);
  return (
    <SettingsCard
      name={kind}
      title={texts(`common:channel.${kind}`)}
      about={
        <>
          <Standing tone={standing.tone} words={standing.words} />
          <p>{getAbout(texts, kind)}</p>
        </>
      }
      action={<ChannelSwitch kind={kind} />}
    >
      {isLeaving && <LeavingChannel kind={kind} waiting={undelivered} />}
      <ChannelFields kind={kind} state={state} />
    </SettingsCard>
  );
}
