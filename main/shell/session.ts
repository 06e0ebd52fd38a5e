import { readFileSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { uptime } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { sessionBusPath } from '../bus/address';

/** Two starts of the computer are never so near, and a clock that is set right rarely moves more. */
const SAME_BOOT_WITHIN_S = 300;
/** A socket on this computer answers at once, or somebody holds it who does not look at it now. */
const CONNECT_WITHIN_MS = 1_000;

/** A socket that lives as long as the session of the user: of a display, or of the session bus. */
const endpointSchema = z.object({
  path: z.string(),
  /** Differs for a socket that was made again at the same path. */
  identity: z.string(),
});
type Endpoint = z.infer<typeof endpointSchema>;

const sessionSchema = z.object({
  /** The start of the computer: the kernel's name of it, or its time in seconds since the epoch. */
  boot: z.string().or(z.number()),
  endpoints: z.array(endpointSchema),
});

/** What a session is known by: its environment, and whether its process uses a display. */
export interface SessionSource {
  readonly environment: NodeJS.ProcessEnv;
  readonly usesDisplay: boolean;
}

/** Names the session of the computer that this process runs in, for `isSessionOver` of a later process. */
export function sessionIdentity({ environment, usesDisplay }: SessionSource): string {
  const paths = usesDisplay ? endpointPaths(environment) : [];
  const endpoints = paths.flatMap((path) => {
    const identity = getIdentity(path);
    return identity === null ? [] : [{ path, identity }];
  });
  return JSON.stringify({ boot: bootOfComputer(), endpoints } satisfies z.infer<typeof sessionSchema>);
}

/**
 * Whether a session has ended since it was named: the computer was started again, or a display or bus of the session
 * is gone. False where nothing is known of it.
 */
export async function isSessionOver(identity: string | null): Promise<boolean> {
  const session = sessionSchema.safeParse(parsed(identity ?? '')).data;
  if (session === undefined) return false;
  if (!isSameBoot(session.boot, bootOfComputer())) return true;
  const alive = await Promise.all(session.endpoints.map(isAlive));
  return alive.includes(false);
}

/** The sockets that an environment names, where they have a path. */
export function endpointPaths(environment: NodeJS.ProcessEnv): readonly string[] {
  const { DISPLAY = '', WAYLAND_DISPLAY: wayland = '', XDG_RUNTIME_DIR: runtime = '' } = environment;
  const display = /^(?:unix)?:(\d+)/.exec(DISPLAY)?.[1];
  const bus = sessionBusPath(environment);
  return [
    ...(display === undefined ? [] : [`/tmp/.X11-unix/X${display}`]),
    ...(wayland === '' ? [] : [isAbsolute(wayland) ? wayland : join(runtime, wayland)]),
    ...(bus === null || !isAbsolute(bus) ? [] : [bus]),
  ];
}

function bootOfComputer(): string | number {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return Math.round(Date.now() / 1_000 - uptime());
  }
}

function isSameBoot(before: string | number, now: string | number): boolean {
  if (typeof before === 'number' && typeof now === 'number') {
    return Math.abs(before - now) <= SAME_BOOT_WITHIN_S;
  }
  return before === now;
}

function getIdentity(path: string): string | null {
  const found = statSync(path, { throwIfNoEntry: false, bigint: true });
  return found === undefined ? null : `${found.dev}:${found.ino}:${found.ctimeNs}`;
}

/** A server that was killed leaves its socket behind, on which nobody listens. */
function isAlive({ path, identity }: Endpoint): Promise<boolean> {
  if (getIdentity(path) !== identity) return Promise.resolve(false);
  return new Promise((resolve) => {
    const socket = connect(path);
    const answer = (isListening: boolean) => {
      socket.destroy();
      resolve(isListening);
    };
    socket.setTimeout(CONNECT_WITHIN_MS, () => answer(true));
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
