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
/** Nobody listens on a socket only by these; any other error, as a full queue, is one of the moment. */
const NOBODY_LISTENS: readonly unknown[] = ['ECONNREFUSED', 'ENOENT'];

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

/** Names the session of the computer that this process runs in, for `findSessionEnd` of a later process. */
export function sessionIdentity({ environment, usesDisplay }: SessionSource): string {
  const paths = usesDisplay ? endpointPaths(environment) : [];
  const endpoints = paths.flatMap((path) => {
    const identity = getIdentity(path);
    return identity === null ? [] : [{ path, identity }];
  });
  return JSON.stringify({ boot: bootOfComputer(), endpoints } satisfies z.infer<typeof sessionSchema>);
}

/**
 * What shows that a session has ended since it was named, in words for the log: the computer was started again, or a
 * display or bus of the session is gone. Null while it lasts, and where nothing is known of it.
 */
export async function findSessionEnd(identity: string | null): Promise<string | null> {
  const session = sessionSchema.safeParse(parsed(identity ?? '')).data;
  if (session === undefined) return null;
  if (!isSameBoot(session.boot, bootOfComputer())) return 'the computer was started again';
  const ends = await Promise.all(session.endpoints.map(findEnd));
  return ends.find((end) => end !== null) ?? null;
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
  // The time of its making: that of its last change moves with its owner and its rights.
  return found === undefined ? null : `${found.dev}:${found.ino}:${found.mtimeNs}`;
}

/** A server that was killed leaves its socket behind, on which nobody listens. Null while somebody does. */
function findEnd({ path, identity }: Endpoint): Promise<string | null> {
  const found = getIdentity(path);
  if (found === null) return Promise.resolve(`${path} is gone`);
  if (found !== identity) return Promise.resolve(`${path} was made again`);
  return new Promise((resolve) => {
    const socket = connect(path);
    const answer = (end: string | null) => {
      socket.destroy();
      resolve(end);
    };
    socket.setTimeout(CONNECT_WITHIN_MS, () => answer(null));
    socket.once('connect', () => answer(null));
    socket.once('error', ({ code }: NodeJS.ErrnoException) =>
      answer(NOBODY_LISTENS.includes(code) ? `nobody listens on ${path}` : null),
    );
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
