import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Runs a program and gives what it printed. Rejects where it fails or is aborted. */
type RunProgram = (program: string, args: readonly string[], signal: AbortSignal) => Promise<string>;

/** What tells whether an application is full screen. */
export interface FullScreenDeps {
  readonly run: RunProgram;
  /** Whether the window that has the focus is one of Linewatch's own, which holds back nothing. */
  readonly isOwnWindowActive: () => boolean;
}

const XPROP = 'xprop';
/** Properties are short; a window may hold longer texts. */
const MAX_OUTPUT_BYTES = 64 * 1024;

/**
 * Whether another application is full screen, by the properties that window managers set (Extended Window Manager Hints,
 * `_NET_ACTIVE_WINDOW` and `_NET_WM_STATE`). Null where no window has the focus, or its state is not told.
 */
export async function readFullScreen(
  { run, isOwnWindowActive }: FullScreenDeps,
  signal: AbortSignal,
): Promise<boolean | null> {
  if (isOwnWindowActive()) return false;
  const id = parseActiveWindow(await run(XPROP, ['-root', '_NET_ACTIVE_WINDOW'], signal));
  if (id === null) return null;
  return parseFullScreen(await run(XPROP, ['-id', id, '_NET_WM_STATE'], signal));
}

/** The window that has the focus, by what xprop prints; null where none has. */
export function parseActiveWindow(printed: string): string | null {
  const [, id = ''] = /window id # (0x[0-9a-f]+)/i.exec(printed) ?? [];
  return Number(id) > 0 ? id : null;
}

/** Whether a window is full screen, by what xprop prints of its state; null where it prints none. */
export function parseFullScreen(printed: string): boolean | null {
  if (/not found\.|no such atom/.test(printed)) return false;
  const [, states] = /^_NET_WM_STATE\(ATOM\) =(.*)$/m.exec(printed) ?? [];
  if (states === undefined) return null;
  return states.split(',').some((state) => state.trim() === '_NET_WM_STATE_FULLSCREEN');
}

/**
 * Whether windows of other applications can be seen: on Linux with X11 and xprop. Wayland shows an application no other,
 * macOS and Windows tell it to none without a further right.
 */
export function canSeeFullScreen(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  const { DISPLAY = '', WAYLAND_DISPLAY = '', XDG_SESSION_TYPE = '', PATH = '' } = environment;
  if (platform !== 'linux' || DISPLAY === '') return false;
  if (WAYLAND_DISPLAY !== '' || XDG_SESSION_TYPE === 'wayland') return false;
  return PATH.split(delimiter).some((folder) => isProgram(join(folder, XPROP)));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Runs a program of this computer. */
export const runProgram: RunProgram = (program, args, signal) =>
  new Promise((resolve, reject) => {
    execFile(
      program,
      [...args],
      { signal, maxBuffer: MAX_OUTPUT_BYTES, encoding: 'utf8' },
      (error, printed) => {
        if (error === null) resolve(printed);
        else reject(new Error(`${program} failed`, { cause: error }));
      },
    );
  });
