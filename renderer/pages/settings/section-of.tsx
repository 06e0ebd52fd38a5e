import type { ComponentType } from 'react';
import type { ChannelKind } from '../../../shared/channels';
import type { Place, SettingsSection } from '../../hooks/place';
import { AboutSection } from './about/about-section';
import { ChannelPage } from './channels/channel-page';
import { ChannelsSection } from './channels/channels-section';
import { ConnectionSection } from './connection/connection-section';
import { DataSection } from './data/data-section';
import { GeneralSection } from './general-section';
import { LineSection } from './line-section';
import { NetworksSection } from './networks/networks-section';
import { RecordsSection } from './records/records-section';
import { SchedulesSection } from './schedules/schedules-section';
import { ServersSection } from './servers/servers-section';
import { ServiceSection } from './service/service-section';
import { WatchingSection } from './watching/watching-section';

const SECTION: Readonly<Record<SettingsSection, ComponentType>> = {
  line: LineSection,
  schedule: SchedulesSection,
  watching: WatchingSection,
  service: ServiceSection,
  servers: ServersSection,
  data: DataSection,
  connection: ConnectionSection,
  networks: NetworksSection,
  channels: ChannelsSection,
  records: RecordsSection,
  general: GeneralSection,
  about: AboutSection,
};

interface SectionOfProps {
  readonly section: SettingsSection;
  /** The one of the channels that is open; null for all of them, and in every other section. */
  readonly channel: ChannelKind | null;
}

/** The section that is open. */
export function SectionOf({ section, channel }: SectionOfProps) {
  if (section === 'channels' && channel !== null) return <ChannelPage kind={channel} />;
  const Section = SECTION[section];
  return <Section />;
}

/** The id of the heading of a section, or of a channel. */
export function titleIdOf({ section = 'line', channel }: Place): string {
  return channel === undefined ? `settings-${section}-title` : `settings-${channel}-title`;
}
