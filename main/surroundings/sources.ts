import { linuxFiles } from './linux-files';
import { linuxServices } from './linux-services';
import { otherSystems } from './other-systems';
import type { Source } from './source';

/** What a system is asked for its surroundings, the better source last. */
export function getSources(platform: NodeJS.Platform): readonly Source[] {
  switch (platform) {
    case 'linux':
      return [linuxFiles(), linuxServices()];
    case 'darwin':
    case 'win32':
      return [otherSystems(async () => (await import('systeminformation')).default)];
    default:
      return [];
  }
}
