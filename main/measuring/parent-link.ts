import type { EngineEvent, EngineRequest } from './messages';

/** The way from the engine process to the one that started it. */
export interface ParentLink {
  send(event: EngineEvent): void;
  onRequest(listener: (request: EngineRequest) => void): void;
  /** The parent has gone. */
  onGone(listener: () => void): void;
}

/** The message port that Electron gives a utility process. */
interface UtilityPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/**
 * Finds the parent: Electron's utility process has a port, a child of plain Node an own channel. Null when
 * the process was started by hand.
 */
export function parentLink(): ParentLink | null {
  const { parentPort } = process as unknown as { readonly parentPort?: UtilityPort };
  if (parentPort !== undefined) {
    return {
      send: (event) => {
        parentPort.postMessage(event);
      },
      onRequest: (listener) => {
        parentPort.on('message', ({ data }) => {
          listener(data as EngineRequest);
        });
      },
      // Electron ends its utility processes with the application.
      onGone: () => undefined,
    };
  }
  if (process.send === undefined) return null;
  return {
    send: (event) => {
      process.send?.(event);
    },
    onRequest: (listener) => {
      process.on('message', (message) => {
        listener(message as EngineRequest);
      });
    },
    onGone: (listener) => {
      process.once('disconnect', listener);
    },
  };
}
