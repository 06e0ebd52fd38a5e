import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { bridge } from '../../../bridge';
import type { ServerCheck } from '../../../../shared/ipc';
import type { ProviderKind } from '../../../../shared/providers';

/** How long typing must rest before a server is tried. */
const REST_MS = 700;

/** Tries a server once typing rests; null for `url` tries nothing. Null until it has answered or failed. */
export function useServerCheck(provider: ProviderKind, url: string | null): ServerCheck | null {
  const [checked, setChecked] = useState<{ readonly url: string; readonly check: ServerCheck } | null>(null);
  const [rested] = useDebouncedValue(url, REST_MS);
  useEffect(() => {
    if (rested === null) return;
    let isWanted = true;
    void bridge
      .serversCheck(provider, rested)
      .then((check) => isWanted && setChecked({ url: rested, check }));
    return () => {
      isWanted = false;
    };
  }, [provider, rested]);
  return checked?.url === url ? checked.check : null;
}
