import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import { unlessAborted } from '../../core/run/unless-aborted';

const DEADLINE_MS = 3_000;
const MAX_ANSWER_BYTES = 65_536;

/** Where installers put the program, for an application that was not started from a shell. */
const USUAL_FOLDERS: readonly string[] =
  process.platform === 'win32'
    ? [
        'C:\\Program Files\\Ookla\\Speedtest CLI',
        'C:\\Program Files (x86)\\Ookla\\Speedtest CLI',
        'C:\\ProgramData\\chocolatey\\bin',
      ]
    : ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin', '/snap/bin'];

/** The program of Ookla; or another one of the same name, written in Python; or nothing. */
export type OoklaProgram =
  | { readonly kind: 'ookla'; readonly path: string; readonly version: string }
  | { readonly kind: 'python-tool' | 'absent' };

/** Where to look, and for how long. */
export interface OoklaSearch {
  /** Folders in the order in which they are searched. */
  readonly folders: readonly string[];
  /** For the whole search. */
  readonly deadlineMs: number;
}

/**
 * Looks for Ookla's command-line program: in the folders of PATH, then where it usually is. Asks each candidate only
 * for its version, which needs no licence; one that does not answer in time is passed over. Never fails.
 */
export async function lookForOokla(search: OoklaSearch = usualSearch()): Promise<OoklaProgram> {
  const signal = AbortSignal.timeout(search.deadlineMs);
  let isPythonToolThere = false;
  for (const path of candidates(search.folders)) {
    // A folder of a network that does not answer keeps nothing waiting.
    if ((await unlessAborted(isExecutable(path), signal, () => undefined)) !== true) continue;
    const answer = await getVersion(path, signal);
    const version = /^Speedtest by Ookla (\d[\w.]{0,30})/.exec(answer)?.[1];
    if (version !== undefined) return { kind: 'ookla', path, version };
    isPythonToolThere ||= /^speedtest-cli\b/m.test(answer);
  }
  return { kind: isPythonToolThere ? 'python-tool' : 'absent' };
}

function usualSearch(): OoklaSearch {
  const path = (process.env['PATH'] ?? '').split(delimiter);
  return { folders: [...path, ...USUAL_FOLDERS], deadlineMs: DEADLINE_MS };
}

function candidates(folders: readonly string[]): string[] {
  const name = process.platform === 'win32' ? 'speedtest.exe' : 'speedtest';
  return [...new Set(folders.filter(isAbsolute))].map((folder) => join(folder, name));
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** What the program says of itself; empty when it says nothing in time. */
function getVersion(path: string, signal: AbortSignal): Promise<string> {
  return new Promise((resolve) => {
    const options = {
      signal,
      killSignal: 'SIGKILL',
      maxBuffer: MAX_ANSWER_BYTES,
      windowsHide: true,
    } as const;
    execFile(path, ['--version'], options, (_error, stdout) => {
      resolve(stdout);
    }).stdin?.end();
  });
}
