import { connect, type NetConnectOpts } from 'node:net';
import { isAbsolute, join } from 'node:path';
import { SECOND_MS } from '../../shared/durations';

type Environment = Readonly<Record<string, string | undefined>>;

/** A display of another computer that does not answer within this time is none. */
const ANSWER_WITHIN_MS = 5 * SECOND_MS;
/** Displays of X that are reached over a network listen from this port on. */
const FIRST_X_PORT = 6_000;

/**
 * Whether a display takes connections where the environment says that there is one, of X or of Wayland. Chromium ends with a
 * segmentation fault where none does.
 */
export async function isDisplayThere(environment: Environment): Promise<boolean> {
  const places = [...xPlaces(environment['DISPLAY']), ...waylandPlaces(environment)];
  const answers = await Promise.all(places.map(isListening));
  return answers.includes(true);
}

/** `:0` and `unix:0.0` are sockets of this computer, by a path or in Linux's abstract namespace; `host:0` is of another one. */
function xPlaces(display = ''): readonly NetConnectOpts[] {
  const [, host = '', number] = /^(.*):(\d+)(?:\.\d+)?$/.exec(display) ?? [];
  if (number === undefined) return isAbsolute(display) ? [{ path: display }] : [];
  if (host !== '' && !/^(?:.*\/)?unix$/.test(host))
    return [{ host: host.replace(/^\[|\]$/g, ''), port: FIRST_X_PORT + Number(number) }];
  const path = `/tmp/.X11-unix/X${number}`;
  return [{ path }, { path: `\0${path}` }];
}

function waylandPlaces({ WAYLAND_DISPLAY: name = '', XDG_RUNTIME_DIR: folder = '' }: Environment) {
  if (name === '') return [];
  return isAbsolute(name) ? [{ path: name }] : folder === '' ? [] : [{ path: join(folder, name) }];
}

function isListening(place: NetConnectOpts): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ ...place, timeout: ANSWER_WITHIN_MS });
    const end = (isThere: boolean) => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.on('error', () => end(false));
  });
}
