import type { Bridge } from '../shared/ipc';

declare global {
  interface Window {
    readonly linewatch: Bridge;
  }
}

/** The only way out of the window: what the preload script offers, one method per request and event. */
export const bridge: Bridge = window.linewatch;
