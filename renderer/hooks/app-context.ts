import { createContext, useContext } from 'react';
import type { TextStyle } from '../../shared/texts/text-style';
import type { Texts } from '../../shared/texts/i18n';
import type { EditBook } from './edit-book';
import type { Live } from './use-live';
import type { Place } from './place';

/** What every page needs: state and settings, words, the way times are worded, and the way to another page. */
export interface AppContext extends Live {
  readonly texts: Texts;
  readonly style: TextStyle;
  /** What was typed and not saved. */
  readonly edits: EditBook;
  readonly go: (place: Place) => void;
  /** Opens everything about a run beside the page that is shown. */
  readonly openRun: (runId: string) => void;
}

export const AppContextProvider = createContext<AppContext | null>(null);

/** The context of the window; only within App. */
export function useApp(): AppContext {
  const context = useContext(AppContextProvider);
  if (context === null) throw new Error('useApp outside of App');
  return context;
}
