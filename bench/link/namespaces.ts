import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

const FOLDER = '/run/netns';
const NAME = /^lw-(?:client|server)-(\d+)$/;

/** The two ends of the line of one run of the benchmark: their network namespaces and devices. */
export function getEnds(pid: number) {
  return [
    { space: `lw-client-${pid}`, device: `lwc${pid}` },
    { space: `lw-server-${pid}`, device: `lws${pid}` },
  ] as const;
}

/** Of the namespaces that stand, those whose run is no more. */
export function staleSpaces(names: readonly string[], isAlive: (pid: number) => boolean): readonly string[] {
  return names.filter((name) => {
    const [, pid] = NAME.exec(name) ?? [];
    return pid !== undefined && !isAlive(Number(pid));
  });
}

/** Removes what runs that were killed have left behind; gives the names. */
export function removeStaleSpaces(): readonly string[] {
  const names = existsSync(FOLDER) ? readdirSync(FOLDER) : [];
  const stale = staleSpaces(names, (pid) => pid !== process.pid && existsSync(`/proc/${pid}`));
  stale.forEach(removeSpace);
  return stale;
}

/** Removes a namespace and every process in it; does nothing when there is none. */
export function removeSpace(space: string): void {
  if (!existsSync(`${FOLDER}/${space}`)) return;
  for (const pid of ip('netns', 'pids', space).split('\n').filter(Boolean)) {
    try {
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It has ended meanwhile.
    }
  }
  ip('netns', 'del', space);
}

/** Runs `ip`; throws what it complains about. */
export function ip(...args: readonly string[]): string {
  return execFileSync('ip', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}
