import { useEffect, useMemo, useRef, useState } from 'react';
import { PageHead } from '../../components/page-head';
import { useApp } from '../../hooks/app-context';
import { useNow } from '../../hooks/use-now';
import type { Place } from '../../hooks/place';
import { focusField } from './focus-field';
import { FormContext } from './form-context';
import { SaveBar } from './save-bar';
import { getCatalog, type CatalogEntry } from './search/catalog';
import { placeOfField } from './search/fields';
import { findSettings } from './search/find-settings';
import { SearchField } from './search/search-field';
import { RESULTS_ID, SearchResults } from './search/search-results';
import { SectionList } from './section-list';
import { SectionOf, titleIdOf } from './section-of';
import { settingsSentence } from './settings-sentence';
import { useSave } from './use-save';
import { useServices } from './use-services';
import { useSettingsForm, type FormState } from './use-settings-form';
import classes from './settings-page.module.css';

const LIST_ID = 'settings-sections';

/** Everything that can be set, one section at a time; nothing takes effect before it is saved. */
export function SettingsPage({ place }: { readonly place: Place }) {
  const { settings, texts, go } = useApp();
  const state = useSettingsForm();
  const showField = (id: string) => go(placeOfField(id));
  const saving = useSave(state, showField);
  const services = useServices();
  const now = useNow();
  const [query, setQuery] = useState('');
  const [searchedAt, setSearchedAt] = useState(place);
  if (searchedAt !== place) {
    // Whoever is led somewhere has found it.
    setSearchedAt(place);
    setQuery('');
  }
  const { section = 'line', channel } = place;
  const { schedules, watching } = state.form;
  const catalog = useMemo(() => getCatalog({ schedules, watching }, texts), [schedules, watching, texts]);
  const found = findSettings(query, catalog);
  const [first] = found;
  const choose = ({ field }: CatalogEntry) => showField(field);
  useArrival(place, catalog);
  useSwitchOn(place, state);
  return (
    <FormContext value={{ ...state, ...saving, ...services, sought: place.field ?? null, showField }}>
      <PageHead title={settingsSentence(settings, texts, now)} reason={texts('settings:reason')} />
      <div className={classes.columns}>
        <nav className={classes.side} id={LIST_ID} aria-label={texts('settings:sections')}>
          <SearchField
            query={query}
            onQuery={setQuery}
            onFirst={() => first !== undefined && choose(first)}
            onDown={() => document.getElementById(RESULTS_ID)?.querySelector('button')?.focus()}
          />
          <SectionList section={section} channel={channel} />
        </nav>
        <div className={classes.section}>
          {query.trim() === '' ? (
            <SectionOf key={`${section} ${channel ?? ''}`} section={section} channel={channel ?? null} />
          ) : (
            <SearchResults query={query} found={found} onChoose={choose} onLeave={focusSearch} />
          )}
        </div>
      </div>
      <SaveBar />
    </FormContext>
  );
}

/** Puts the focus where a person was led: into a field, or to the title of a section. */
function useArrival(place: Place, catalog: readonly CatalogEntry[]): void {
  useEffect(() => {
    if (place.section === undefined) return;
    const entry = catalog.find(({ field }) => field === place.field);
    const fields = [place.field, entry?.otherwise].filter((id) => id != null);
    if (fields.some(focusField)) return;
    // Who goes through the list with the keyboard stays in it.
    if (document.getElementById(LIST_ID)?.contains(document.activeElement) === true) return;
    document.getElementById(titleIdOf(place))?.focus({ preventScroll: true });
    // The catalog follows what is typed; a person is led somewhere once.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [place]);
}

/** Switches a channel on that a person came to set up, once; nothing is saved. */
function useSwitchOn(place: Place, { form, change }: FormState): void {
  const answered = useRef<Place | null>(null);
  useEffect(() => {
    const { isSetUp, channel } = place;
    if (isSetUp !== true || channel === undefined || answered.current === place) return;
    answered.current = place;
    if (form.channels[channel]['isEnabled'] === true) return;
    change({ channels: { ...form.channels, [channel]: { ...form.channels[channel], isEnabled: true } } });
  }, [place, form, change]);
}

function focusSearch(): void {
  document.getElementById(LIST_ID)?.querySelector('input')?.focus();
}
