import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OwnDocument, OwnPlace } from '../../shared/desktop-requests';
import { isCode } from '../files/whole-file';
import type { Answers } from './routes';

export interface DesktopAnswersDeps {
  readonly hasTray: () => Promise<boolean>;
  readonly quitQuestion: { readonly ask: () => boolean };
  readonly dataFolder: string;
  /** Where the texts are that every package brings along. */
  readonly documents: Readonly<Record<OwnDocument, string>>;
  /** Lets the desktop open a file or folder; empty, or why it did not. */
  readonly openPath: (path: string) => Promise<string>;
}

/** What the window’s questions about the desktop around it are answered with. */
export function createDesktopAnswers({
  hasTray,
  quitQuestion,
  dataFolder,
  documents,
  openPath,
}: DesktopAnswersDeps): Pick<Answers, 'tray:read' | 'quit:ask' | 'own:open' | 'own:read'> {
  const paths: Readonly<Record<OwnPlace, string>> = {
    'data-folder': dataFolder,
    log: join(dataFolder, 'linewatch.log'),
  };
  return {
    'tray:read': () => hasTray(),
    'quit:ask': () => quitQuestion.ask(),
    'own:open': async (place) => (await openPath(paths[place])) === '',
    'own:read': (document) => readText(documents[document]),
  };
}

/** Null where there is no such file. Rejects with the system's error where it cannot be read. */
async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}
