import { MantineProvider } from '@mantine/core';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { textsIn, type Language } from '../shared/texts/i18n';
import { AppContextProvider } from './hooks/app-context';
import type { EditBook } from './hooks/edit-book';
import { parsePlace, withRun, writePlace, type Place } from './hooks/place';
import { useColorScheme } from './hooks/use-color-scheme';
import { useEvent } from './hooks/use-event';
import { useLanguage } from './hooks/use-language';
import { useLive, type Live } from './hooks/use-live';
import { recall, remember } from './hooks/window-memory';
import { Shell } from './pages/shell';
import { Unreadable } from './components/notice/unreadable';
import { resolveVariables, theme } from './styles/theme';

const nonce = document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? '';

/** The window: its look, its language, and the page that is open. Empty until state and settings are known. */
export function App() {
  const { live, again } = useLive();
  const colorScheme = useColorScheme(live.kind === 'ready' ? live.value.settings.theme : 'system');
  const language = useLanguage(live.kind === 'ready' ? live.value.state.language : null);
  return (
    <MantineProvider
      theme={theme}
      forceColorScheme={colorScheme}
      cssVariablesResolver={resolveVariables}
      getStyleNonce={() => nonce}
    >
      {live.kind === 'ready' && language !== null && <Window {...live.value} language={language} />}
      {live.kind === 'failed' && <Unreadable texts={textsIn('en')} onAgain={again} />}
    </MantineProvider>
  );
}

/** The place of the address; without one that which was shown last, or the first set-up where nobody has seen it yet. */
function placeAtFirst(isWelcomed: boolean): Place {
  const { hash } = window.location;
  if (hash !== '') return parsePlace(hash);
  return isWelcomed ? parsePlace(recall('place') ?? '') : { page: 'welcome' };
}

interface WindowProps extends Live {
  readonly edits: EditBook;
  readonly language: Language;
}

function Window({ state, settings, edits, language }: WindowProps) {
  const [place, setPlace] = useState<Place>(() => placeAtFirst(settings.isWelcomed));
  useEvent('onShowPage', setPlace);
  useEffect(() => {
    // A page that is loaded again opens where it was; what stands behind its name in the address is the page's own.
    const [current, query = ''] = window.location.hash.split('?');
    const address = writePlace(place);
    // What is set up once is not gone back to, nor is the mailbox, which only the demonstration has.
    remember('place', place.page === 'welcome' || place.page === 'mailbox' ? '' : address);
    // A run is opened once, not with each reload.
    if (current !== address || query.startsWith('run=')) window.history.replaceState(null, '', address);
  }, [place]);
  const openRun = useCallback((runId: string) => setPlace((current) => withRun(current, runId)), []);
  const { timeZone, rateUnit } = state;
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const words = useMemo(
    () => ({ texts: textsIn(language), style: { language, timeZone, rateUnit } }),
    [language, timeZone, rateUnit],
  );
  const context = useMemo(
    () => ({ state, settings, edits, ...words, go: setPlace, openRun }),
    [state, settings, edits, words, openRun],
  );
  return (
    <AppContextProvider value={context}>
      <Shell place={place} />
    </AppContextProvider>
  );
}
