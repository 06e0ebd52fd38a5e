import { extname, join } from 'node:path';

/** What the dialog offers, until the user decides otherwise. */
export interface FileSuggestion {
  readonly name: string;
  /** Without its dot; added to a name that has none. */
  readonly extension: string;
  /** What such files are, in words. */
  readonly kind: string;
}

/** What the dialog of the system is asked with. */
export interface SaveOptions {
  readonly defaultPath: string;
  readonly filters: { name: string; extensions: string[] }[];
}

/** @param documents the account's folder for documents */
export function saveOptions({ name, extension, kind }: FileSuggestion, documents: string): SaveOptions {
  return { defaultPath: join(documents, name), filters: [{ name: kind, extensions: [extension] }] };
}

/**
 * The file that a person has named; null when none is wanted after all. Windows and macOS add the extension themselves,
 * GTK does not.
 */
export function namedFile(
  { canceled, filePath }: { readonly canceled: boolean; readonly filePath: string },
  extension: string,
): string | null {
  if (canceled || filePath === '') return null;
  return extname(filePath) === '' ? `${filePath}.${extension}` : filePath;
}

/** The file or folder that a person has chosen; null when none is wanted after all. */
export function chosenFile({
  canceled,
  filePaths,
}: {
  readonly canceled: boolean;
  readonly filePaths: readonly string[];
}): string | null {
  return canceled ? null : (filePaths[0] ?? null);
}
