import { useState } from 'react';
import { bridge } from '../../../bridge';
import type { ServerCheck } from '../../../../shared/ipc';
import type { ProviderKind } from '../../../../shared/providers';
import { useLater } from '../../../hooks/use-later';

/** How long typing must rest before a server is tried. */
const REST_MS = 700;

/** Tries a server once typing rests; null for `url` tries nothing. Null until it has answered or failed. */
export function useServerCheck(provider: ProviderKind, url: string | null): ServerCheck | null {
  const [checked, setChecked] = useState<{ readonly url: string; readonly check: ServerCheck } | null>(null);
  useLater(url, REST_MS, (ready) => {
    void bridge.serversCheck(provider, ready).then((check) => setChecked({ url: ready, check }));
  });
  return checked?.url === url ? checked.check : null;
}
