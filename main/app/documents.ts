import { join } from 'node:path';
import { app } from 'electron';
import type { OwnDocument } from '../../shared/desktop-requests';

/** Where the texts are that electron-builder.yml takes into every package. Before there is one, the licences are not gathered. */
export function ownDocuments(): Readonly<Record<OwnDocument, string>> {
  const folder = app.isPackaged ? process.resourcesPath : app.getAppPath();
  return {
    changelog: join(folder, 'CHANGELOG.md'),
    readme: join(folder, 'README.md'),
    licences: join(folder, app.isPackaged ? 'licences.txt' : 'out/legal/licences.txt'),
  };
}
