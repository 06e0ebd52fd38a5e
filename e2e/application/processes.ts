import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** A process of the application, as Linux shows it. */
export interface ProcessInfo {
  readonly pid: number;
  readonly commandLine: string;
}

/** The living processes of a process group: the application is the leader of its own. Without Linux, that one alone. */
export function getMembers(group: number): readonly ProcessInfo[] {
  if (process.platform !== 'linux') return isAlive(group) ? [{ pid: group, commandLine: '' }] : [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const stat = read(name, 'stat');
      // After the name in parentheses, which may hold anything: state, parent, process group.
      const [state, , processGroup] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (Number(processGroup) !== group || state === 'Z') return [];
      return [{ pid: Number(name), commandLine: read(name, 'cmdline').replaceAll('\0', ' ') }];
    });
}

/** The measuring process, or null while none runs. */
export function getEngine(group: number): ProcessInfo | null {
  return getMembers(group).find(({ commandLine }) => commandLine.includes('node.mojom.NodeService')) ?? null;
}

/** Whether a process is there. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Ends every process of a group at once, as a crash or a lost battery does. */
export function killGroup(group: number): void {
  // Windows has no groups; its own program ends a process with its children.
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(group), '/t', '/f']);
    return;
  }
  try {
    process.kill(-group, 'SIGKILL');
  } catch (error) {
    // It may have ended by itself.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function read(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
