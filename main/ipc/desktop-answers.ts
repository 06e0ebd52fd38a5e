import { join } from 'node:path';
import type { OwnPlace } from '../../shared/desktop-requests';
import type { Answers } from './routes';

export interface DesktopAnswersDeps {
  readonly hasTray: () => Promise<boolean>;
  readonly quitQuestion: { readonly ask: () => boolean };
  readonly dataFolder: string;
  /** Lets the desktop open a file or folder; empty, or why it did not. */
  readonly openPath: (path: string) => Promise<string>;
}

/** What the window’s questions about the desktop around it are answered with. */
export function createDesktopAnswers({
  hasTray,
  quitQuestion,
  dataFolder,
  openPath,
}: DesktopAnswersDeps): Pick<Answers, 'tray:read' | 'quit:ask' | 'own:open'> {
  const paths: Readonly<Record<OwnPlace, string>> = {
    'data-folder': dataFolder,
    log: join(dataFolder, 'linewatch.log'),
  };
  return {
    'tray:read': () => hasTray(),
    'quit:ask': () => quitQuestion.ask(),
    'own:open': async (place) => (await openPath(paths[place])) === '',
  };
}
