import { app, dialog, type BrowserWindow, type OpenDialogOptions } from 'electron';
import { chosenFile, namedFile, saveOptions, type FileSuggestion } from './chosen-file';

/** Lets the user name a file, in the system's own dialog over the window; null when no file is wanted after all. */
export async function askWhereToSave(
  window: BrowserWindow | null,
  suggestion: FileSuggestion,
): Promise<string | null> {
  const options = saveOptions(suggestion, app.getPath('documents'));
  const answer = await (window === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options));
  return namedFile(answer, suggestion.extension);
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
  return chosenFile(await askToOpen(window, options));
}

/** Lets the user choose a folder, in the system's own dialog over the window; null when none is wanted after all. */
export async function askForFolder(window: BrowserWindow | null): Promise<string | null> {
  const options: OpenDialogOptions = {
    defaultPath: app.getPath('documents'),
    properties: ['openDirectory', 'createDirectory'],
  };
  return chosenFile(await askToOpen(window, options));
}

function askToOpen(window: BrowserWindow | null, options: OpenDialogOptions) {
  return window === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options);
}
