import { useSyncExternalStore } from 'react';
import type { Settings } from '../../shared/settings';

const dark = window.matchMedia('(prefers-color-scheme: dark)');

function subscribe(onChange: () => void): () => void {
  dark.addEventListener('change', onChange);
  return () => dark.removeEventListener('change', onChange);
}

/** The colour scheme to show: the setting, or what the system prefers. */
export function useColorScheme(theme: Settings['theme']): 'light' | 'dark' {
  const isSystemDark = useSyncExternalStore(subscribe, () => dark.matches);
  if (theme !== 'system') return theme;
  return isSystemDark ? 'dark' : 'light';
}
