import { useEffect, useState } from 'react';
import { isLoaded } from '../../shared/texts/i18n';
import type { Language } from '../../shared/texts/language';
import { loadLanguage } from '../../shared/texts/load-language';

/**
 * The language that can be spoken: the wanted one once its texts are there, and until then the one before; null while
 * there is none.
 */
export function useLanguage(wanted: Language | null): Language | null {
  const [ready, setReady] = useState<Language | null>(null);
  useEffect(() => {
    if (wanted === null) return;
    let isCurrent = true;
    void loadLanguage(wanted).then(() => isCurrent && setReady(wanted));
    return () => {
      isCurrent = false;
    };
  }, [wanted]);
  return wanted !== null && isLoaded(wanted) ? wanted : ready;
}
