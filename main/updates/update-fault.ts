import type { UpdateProblem } from '../../shared/updates/updates';
import { errorText } from '../../shared/texts/error-text';
import { cleanForeignText } from '../../shared/texts/foreign-text';
import type { UpdateFault } from '../core/updates/updater';
import { findDiskProblem } from '../files/disk-problem';
import { FeedFault } from './signed-feed';

const BY_CODE: Readonly<Record<string, UpdateProblem>> = {
  ERR_CHECKSUM_MISMATCH: 'damaged',
  ERR_UPDATER_INVALID_SIGNATURE: 'wrong-signature',
  ERR_UPDATER_INVALID_UPDATE_INFO: 'not-understood',
  ERR_UPDATER_INVALID_VERSION: 'not-understood',
  ERR_UPDATER_NO_FILES_PROVIDED: 'not-understood',
  ERR_UPDATER_NO_CHECKSUM: 'not-understood',
};

/**
 * What an error of a step means to a person. `otherwise` is what it means where nothing of it is known: a server that
 * was not reached, or a transfer that broke off.
 */
export function toFault(error: unknown, otherwise: UpdateProblem): UpdateFault {
  // The library adds its stack to some messages.
  const detail = cleanForeignText(errorText(error).split('\n', 1)[0] ?? '', 200);
  return { kind: 'fault', problem: problemOf(error) ?? otherwise, detail };
}

function problemOf(error: unknown): UpdateProblem | null {
  if (error instanceof FeedFault) return error.problem;
  const { code } = Object(error) as { readonly code?: unknown };
  const known = BY_CODE[String(code)];
  if (known !== undefined) return known;
  if (error instanceof TypeError) return 'not-understood';
  switch (findDiskProblem(error)) {
    case 'full':
      return 'disk-full';
    case 'read-only':
    case 'not-permitted':
      return 'not-writable';
    default:
      return null;
  }
}
