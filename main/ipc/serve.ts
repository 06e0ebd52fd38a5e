import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import { z } from 'zod';
import { isWithinBounds } from '../../shared/request-bounds';
import { WINDOW_ORIGIN } from '../shell/web-security';
import type { AnyRoutes } from './routes';

/** Answers the window's requests. The only door: sender and arguments are checked here, exceptions end here. */
export function serveRequests(routes: AnyRoutes, log: (sentence: string, error?: unknown) => void): void {
  for (const [name, route] of Object.entries(routes)) {
    ipcMain.handle(name, async (event, ...args: unknown[]) => {
      if (!isFromOurWindow(event)) throw new Error(`${name}: refused, the sender is not the window`);
      if (!isWithinBounds(args)) throw new Error(`${name}: refused, the request is too large`);
      const parsed = route.args.safeParse(args);
      if (!parsed.success) throw new Error(`${name}: ${z.prettifyError(parsed.error)}`);
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
