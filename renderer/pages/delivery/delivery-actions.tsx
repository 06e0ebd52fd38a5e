import { Button } from '@mantine/core';
import type { ChannelKind } from '../../../shared/channels';
import { useApp } from '../../hooks/app-context';
import { openSettingsWords } from './ways-out';
import { TestButton } from './test-button';

interface DeliveryActionsProps {
  /** The channel whose settings hold the way out of a problem; null without one. */
  readonly settingsChannel: ChannelKind | null;
}

/** The one thing to do now: open the settings that solve a problem, connect mail, or see that a message arrives. */
export function DeliveryActions({ settingsChannel }: DeliveryActionsProps) {
  const { state, texts, go } = useApp();
  if (settingsChannel !== null) {
    return (
      <Button onClick={() => go({ page: 'settings', section: 'channels', channel: settingsChannel })}>
        {openSettingsWords(settingsChannel, texts)}
      </Button>
    );
  }
  const channel = state.channels.find(({ isEnabled }) => isEnabled);
  if (channel !== undefined) return <TestButton channel={channel.kind} />;
  return (
    <Button onClick={() => go({ page: 'settings', section: 'channels', channel: 'mail', isSetUp: true })}>
      {texts('delivery:setUpMail')}
    </Button>
  );
}
