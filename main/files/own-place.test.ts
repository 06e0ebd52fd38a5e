import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/folder';
import { isInDataFolder } from './own-place';

describe('a file that somebody names', () => {
  const folders = () => {
    const parent = temporaryFolder();
    const folder = join(parent, 'data');
    mkdirSync(join(folder, 'copies'), { recursive: true });
    writeFileSync(join(folder, 'settings.json'), '{}');
    return { parent, folder };
  };

  it.each(['settings.json', 'new.csv', 'copies/new.csv', 'copies/../settings.json', '..hidden.csv'])(
    'lies in the data folder as %s, by every way that leads there',
    (name) => {
      const { parent, folder } = folders();
      const link = join(parent, 'link');
      symlinkSync(folder, link, 'junction');
      expect(isInDataFolder(`${folder}/${name}`, folder)).toBe(true);
      expect(isInDataFolder(`${link}/${name}`, folder)).toBe(true);
      expect(isInDataFolder(`${folder}/${name}`, link)).toBe(true);
    },
  );

  it('lies there where a link elsewhere stands for a file of it', () => {
    const { parent, folder } = folders();
    const link = join(parent, 'line.csv');
    symlinkSync(join(folder, 'settings.json'), link);
    expect(isInDataFolder(link, folder)).toBe(true);
  });

  it.each(['line.csv', 'data.csv', 'data-exports/line.csv', 'missing/line.csv'])(
    'lies elsewhere, or nowhere, as %s',
    (name) => {
      const { parent, folder } = folders();
      mkdirSync(join(parent, 'data-exports'));
      expect(isInDataFolder(join(parent, name), folder)).toBe(false);
    },
  );

  it('lies elsewhere where there is no data folder yet', () => {
    const parent = temporaryFolder();
    expect(isInDataFolder(join(parent, 'line.csv'), join(parent, 'data'))).toBe(false);
  });
});
