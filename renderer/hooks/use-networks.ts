import type { NetworkEntry } from '../../shared/network-label';
import { bridge } from '../bridge';
import { useApp } from './app-context';
import { useAnswer, type Answer } from './use-answer';

/** The networks that the computer has been in, the one that was seen last first; read again after every run. */
export function useNetworks(): Answer<readonly NetworkEntry[]> {
  const { state } = useApp();
  return useAnswer(`networks ${state.lastRun?.id ?? ''}`, () => bridge.networksList()).answer;
}
