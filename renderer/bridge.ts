import type { Bridge } from '../shared/bridge';

declare global {
  interface Window {
    readonly linewatch: Bridge;
  }
}

/** The only way out of the window: what the preload script offers, one method per request and event. */
export const bridge: Bridge = window.linewatch;

/** Where a frame finds the HTML of a message: of the outbox by its id, of a received mail by its Message-ID. */
export function previewUrl(id: string): string {
  return `app://preview/${encodeURIComponent(id)}`;
}
