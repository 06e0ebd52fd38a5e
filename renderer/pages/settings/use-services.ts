import { bridge } from '../../bridge';
import type { ProviderState } from '../../../shared/ipc';
import { useApp } from '../../hooks/app-context';
import { useAnswer, type Answer } from '../../hooks/use-answer';

/** What is known of the services, and the way to ask again. */
export interface Services {
  readonly services: {
    readonly answer: Answer<readonly ProviderState[]>;
    readonly again: () => void;
  };
}

/** The services as they stand; asked again after each run and whenever the settings were saved. */
export function useServices(): Services {
  const { state, settings } = useApp();
  const key = `${state.lastRun?.id ?? ''} ${JSON.stringify(settings.measuring)}`;
  return { services: useAnswer(key, () => bridge.providersRead()) };
}
