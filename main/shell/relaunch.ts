import { app } from 'electron';

/** Starts the application again, with its window, once this process has ended. */
export function relaunch(): void {
  const image = process.env['APPIMAGE'];
  const args = process.argv.slice(1).filter((argument) => argument !== '--hidden');
  app.relaunch(image === undefined ? { args } : { args, execPath: image });
}
