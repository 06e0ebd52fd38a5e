import { extname, join } from 'node:path';
import { app, dialog, type BrowserWindow, type OpenDialogOptions, type SaveDialogOptions } from 'electron';

/** What the dialog offers, until the user decides otherwise. */
export interface FileSuggestion {
  readonly name: string;
  /** Without its dot; added to a name that has none. */
  readonly extension: string;
  /** What such files are, in words. */
  readonly kind: string;
}

/** Lets the user name a file, in the system's own dialog over the window; null when no file is wanted after all. */
export async function askWhereToSave(
  window: BrowserWindow | null,
  { name, extension, kind }: FileSuggestion,
): Promise<string | null> {
  const options: SaveDialogOptions = {
    defaultPath: join(app.getPath('documents'), name),
    filters: [{ name: kind, extensions: [extension] }],
  };
  const { canceled, filePath } = await (window === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options));
  if (canceled || filePath === '') return null;
  return extname(filePath) === '' ? `${filePath}.${extension}` : filePath;
}

/** Files that a person may choose from. */
export interface FileChoice {
  /** Without their dots. */
  readonly extensions: readonly string[];
  /** What such files are, in words. */
  readonly kind: string;
}

/** Lets the user choose a file, in the system's own dialog over the window; null when none is wanted after all. */
export async function askWhatToOpen(
  window: BrowserWindow | null,
  { extensions, kind }: FileChoice,
): Promise<string | null> {
  const options: OpenDialogOptions = {
    defaultPath: app.getPath('downloads'),
    filters: [{ name: kind, extensions: [...extensions] }],
    properties: ['openFile'],
  };
  const { canceled, filePaths } = await (window === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options));
  return canceled ? null : (filePaths[0] ?? null);
}

/** Lets the user choose a folder, in the system's own dialog over the window; null when none is wanted after all. */
export async function askForFolder(window: BrowserWindow | null): Promise<string | null> {
  const options: OpenDialogOptions = {
    defaultPath: app.getPath('documents'),
    properties: ['openDirectory', 'createDirectory'],
  };
  const { canceled, filePaths } = await (window === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options));
  return canceled ? null : (filePaths[0] ?? null);
}
