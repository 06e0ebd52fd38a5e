import { useEffect } from 'react';
import { PageHead } from '../../components/page-head';
import { useApp } from '../../hooks/app-context';
import { useNow } from '../../hooks/use-now';
import type { Place, SettingsSection } from '../../hooks/place';
import { ChannelsSection } from './channels/channels-section';
import { ConnectionSection } from './connection/connection-section';
import { DataSection } from './data/data-section';
import { FormContext } from './form-context';
import { GeneralSection } from './general-section';
import { LineSection } from './line-section';
import { NetworksSection } from './networks/networks-section';
import { SaveBar } from './save-bar';
import { SchedulesSection } from './schedules/schedules-section';
import { SectionList } from './section-list';
import { ServersSection } from './servers/servers-section';
import { ServiceSection } from './service/service-section';
import { settingsSentence } from './settings-sentence';
import { useSave } from './use-save';
import { useServices } from './use-services';
import { useSettingsForm } from './use-settings-form';
import { WatchingSection } from './watching/watching-section';
import classes from './settings-page.module.css';

/** Everything that can be set, on one page; nothing takes effect before it is saved. */
export function SettingsPage({ place }: { readonly place: Place }) {
  const { settings, texts } = useApp();
  const state = useSettingsForm();
  const saving = useSave(state);
  const services = useServices();
  const now = useNow();
  useEffect(() => {
    if (place.section !== undefined && place.channel === undefined) showSection(place.section);
  }, [place]);
  return (
    <FormContext value={{ ...state, ...saving, ...services }}>
      <PageHead title={settingsSentence(settings, texts, now)} reason={texts('settings:reason')} />
      <div className={classes.columns}>
        <SectionList onGo={showSection} />
        <div className={classes.sections}>
          <LineSection />
          <SchedulesSection />
          <WatchingSection />
          <ServiceSection />
          <ServersSection />
          <DataSection />
          <ConnectionSection />
          <NetworksSection />
          <ChannelsSection asked={place.channel ?? null} />
          <GeneralSection />
        </div>
      </div>
      <SaveBar />
    </FormContext>
  );
}

function showSection(section: SettingsSection): void {
  document.getElementById(`settings-${section}`)?.scrollIntoView({ block: 'start' });
  document.getElementById(`settings-${section}-title`)?.focus({ preventScroll: true });
}
