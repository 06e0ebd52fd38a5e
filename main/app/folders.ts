import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));

/** Where the parts of the built application are. */
export const FOLDERS = {
  main: HERE,
  window: join(HERE, '../renderer'),
  preload: join(HERE, '../preload/index.cjs'),
  assets: join(HERE, '../../assets'),
} as const;
