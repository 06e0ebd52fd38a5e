import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { DEFAULT_SETTINGS } from '../../shared/settings';
import { textsIn, type Language } from '../../shared/texts/i18n';
import { AppContextProvider, type AppContext } from '../hooks/app-context';

/** The HTML of a component that asks the window for words and for the usual settings alone. */
export function rendered(node: ReactNode, language: Language = 'en'): string {
  const words = {
    texts: textsIn(language),
    style: { language, timeZone: 'UTC', rateUnit: 'Mbit/s' },
    settings: DEFAULT_SETTINGS,
  };
  return renderToStaticMarkup(<AppContextProvider value={words as AppContext}>{node}</AppContextProvider>);
}
