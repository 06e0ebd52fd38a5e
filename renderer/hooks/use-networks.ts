import type { NetworkEntry } from '../../shared/network-label';
import { bridge } from '../bridge';
import { useApp } from './app-context';
import { getValue, useAnswer, type Answer } from './use-answer';

/** The networks that the computer has been in, the one that was seen last first; read again after every run. */
export function useNetworks(): Answer<readonly NetworkEntry[]> {
  const { state } = useApp();
  return useAnswer(`networks ${state.lastRun?.id ?? ''}`, () => bridge.networksList()).answer;
}

/** What runs name the known networks by, then those of `chosen` that are no longer known. */
export function useNetworkKeys(chosen: readonly string[]): readonly string[] {
  const known = (getValue(useNetworks()) ?? []).map(({ network }) => network);
  return [...new Set([...known, ...chosen])];
}
