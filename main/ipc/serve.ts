import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import { z } from 'zod';
import { DOOR_OPENED } from '../../shared/door';
import { isWithinBounds } from '../../shared/request-bounds';
import { WINDOW_ORIGIN } from '../shell/web-security';
import type { AnyRoutes } from './routes';

export interface DoorDeps {
  /** Called with the name of a request before it is answered. */
  readonly onBegin: (name: string) => void;
  readonly log: (sentence: string, error?: unknown) => void;
}

/** The only door to the window's requests: sender and arguments are checked here, exceptions end here. */
export class Door {
  #open: () => void = () => undefined;

  /** A window that loads earlier than its requests can be answered waits for them. */
  constructor() {
    const opened = new Promise<void>((resolve) => (this.#open = resolve));
    ipcMain.handle(DOOR_OPENED, () => opened);
  }

  /** Answers the requests from now on. Once. */
  serve(routes: AnyRoutes, deps: DoorDeps): void {
    serveRequests(routes, deps);
    this.#open();
  }
}

function serveRequests(routes: AnyRoutes, { onBegin, log }: DoorDeps): void {
  for (const [name, route] of Object.entries(routes)) {
    ipcMain.handle(name, async (event, ...args: unknown[]) => {
      if (!isFromOurWindow(event)) throw new Error(`${name}: refused, the sender is not the window`);
      if (!isWithinBounds(args)) throw new Error(`${name}: refused, the request is too large`);
      const parsed = route.args.safeParse(args);
      if (!parsed.success) throw new Error(`${name}: ${z.prettifyError(parsed.error)}`);
      onBegin(name);
      try {
        return await route.answer(...(parsed.data as never[]));
      } catch (error) {
        log(`The request ${name} failed`, error);
        throw error;
      }
    });
  }
}

function isFromOurWindow(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && frame.url.startsWith(`${WINDOW_ORIGIN}/`);
}
