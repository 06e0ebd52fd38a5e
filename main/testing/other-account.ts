import { chownSync } from 'node:fs';
import { onTestFinished } from 'vitest';

/** An account that may nothing: `nobody` of most systems. */
const NOBODY = 65_534;

/** Whether this process can act as another account; only root can. */
export const canActAsOther: boolean = process.platform !== 'win32' && process.getuid?.() === 0;

/** From here to its end the test acts as an account that is not root, to which these paths are given. */
export function actAsOther(...itsOwn: readonly string[]): void {
  for (const path of itsOwn) chownSync(path, NOBODY, NOBODY);
  process.setegid?.(NOBODY);
  process.seteuid?.(NOBODY);
  onTestFinished(() => {
    process.seteuid?.(0);
    process.setegid?.(0);
  });
}
