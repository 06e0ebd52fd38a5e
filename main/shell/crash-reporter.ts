import { app, crashReporter } from 'electron';
import { readGone, type GoneProcess } from './gone-process';

/**
 * Lets processes that crash leave a dump in a folder of this computer. Nothing is ever sent. To be called before Electron
 * is ready: processes that were started earlier leave none.
 */
export function keepCrashDumps(folder: string): void {
  app.setPath('crashDumps', folder);
  crashReporter.start({ uploadToServer: false, ignoreSystemCrashHandler: true });
}

/** Listens to the ends of Chromium’s own processes, which it starts again by itself. */
export function watchChildren(onGone: (what: 'graphics' | 'other', gone: GoneProcess) => void): void {
  app.on('child-process-gone', (_event, gone) => {
    const what = readGone(gone);
    if (what !== null) onGone(what, gone);
  });
}
