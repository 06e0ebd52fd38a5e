import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasProgram, install } from './apt.mjs';
import { mockedServices, parts } from './desktop-parts.mjs';
import { waitForNames } from './session-bus.mjs';
import { Stop } from './stop.mjs';

/**
 * A virtual desktop for machines without a screen, and for tests that need the same desktop everywhere:
 * an X server without a monitor, a session bus, and the wanted parts of a desktop around them.
 *
 * @typedef {object} Desktop
 * @property {NodeJS.ProcessEnv} env what a program inside it gets as its environment
 * @property {() => void} close ends everything that was started for it
 */

const SERVER = { program: 'Xvfb', package: 'xvfb' };
const BUS = { program: 'dbus-daemon', package: 'dbus' };
const SCREEN = '1600x1000x24';

/** Whether this process can show windows; Windows and macOS always can. */
export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/**
 * Opens a virtual desktop. With a home folder of its own, which is removed at the end, nothing of the
 * user's is seen or touched; without, a bare screen joins the user's session bus where there is one.
 *
 * @param {{ wanted?: readonly (keyof typeof parts)[], ownHome?: boolean }} [options]
 * @returns {Promise<Desktop>}
 */
export async function openDesktop({ wanted = [], ownHome = false } = {}) {
  const chosen = wanted.map((name) => parts[name]);
  const usersBus = wanted.length === 0 && !ownHome ? process.env['DBUS_SESSION_BUS_ADDRESS'] : undefined;
  await needPrograms([SERVER, ...(usersBus ? [] : [BUS]), ...chosen]);
  const home = mkdtempSync(join(tmpdir(), 'linewatch-desktop-'));
  // What has just been ended may still write there.
  const box = new Box(() => rmSync(home, { recursive: true, force: true, maxRetries: 20 }));
  const display = {
    ...withoutDisplay(),
    ...(ownHome && homeVariables(home)),
    DISPLAY: await startServer(box),
  };
  const env = { ...display, DBUS_SESSION_BUS_ADDRESS: usersBus ?? (await startBus(box, display)) };
  for (const part of chosen) {
    part.prepare?.(home);
    box.start(part.program, part.args, { ...env, XDG_CONFIG_HOME: join(home, '.config') }, part.input);
  }
  const absent = await waitForNames(
    chosen.flatMap(({ busName }) => busName ?? []),
    env,
  );
  if (absent) {
    box.close();
    throw new Stop(`The virtual desktop did not come up: nothing answers as ${absent} on its session bus.`);
  }
  return { env, close: box.close };
}

/**
 * Installs what a desktop with these parts consists of, as far as it is missing, and what tests mock of the system.
 *
 * @param {readonly (keyof typeof parts)[]} wanted
 */
export function needDesktop(wanted) {
  return needPrograms([SERVER, BUS, mockedServices, ...wanted.map((name) => parts[name])]);
}

/** @param {readonly { program: string, package: string, file?: string }[]} wanted each a program, or a file of one */
async function needPrograms(wanted) {
  const missing = wanted.filter(({ program, file }) => !(file ? existsSync(file) : hasProgram(program)));
  if (missing.length === 0) return;
  const names = missing.map(({ program }) => program).join(', ');
  await install(
    missing.flatMap((part) => part.package.split(' ')),
    `A virtual display needs ${names}`,
  );
}

/** The programs of one desktop. */
class Box {
  /** @type {import('node:child_process').ChildProcess[]} */
  #children = [];
  #cleanUp;

  /** @param {() => void} [cleanUp] */
  constructor(cleanUp = () => {}) {
    this.#cleanUp = cleanUp;
  }

  /**
   * Starts a program that ends with this process, whatever ends this process.
   *
   * @param {string} program
   * @param {readonly string[]} args
   * @param {NodeJS.ProcessEnv} env
   * @param {string} [input] for its standard input
   */
  start(program, args, env, input) {
    const child = spawn('setpriv', ['--pdeathsig', 'TERM', program, ...args], {
      env,
      detached: true,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    child.on('error', () => {});
    child.stdin.on('error', () => {}).end(input);
    child.stdout.resume();
    this.#children.push(child);
    return child;
  }

  close = () => {
    for (const child of this.#children.reverse()) child.kill('SIGTERM');
    this.#children = [];
    this.#cleanUp();
  };
}

/**
 * @param {Box} box
 * @returns {Promise<string>} the value of DISPLAY
 */
async function startServer(box) {
  const args = ['-displayfd', '1', '-screen', '0', SCREEN, '-nolisten', 'tcp', '-noreset'];
  return `:${await firstLine(box.start(SERVER.program, args, process.env), SERVER.program)}`;
}

/**
 * @param {Box} box
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>} the address of the bus
 */
function startBus(box, env) {
  const args = ['--session', '--nofork', '--nopidfile', '--print-address=1'];
  return firstLine(box.start(BUS.program, args, env), BUS.program);
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} name
 * @returns {Promise<string>}
 */
function firstLine(child, name) {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk) => {
      text += chunk;
      if (text.includes('\n')) resolve(text.trim());
    });
    child.on('exit', () => reject(new Stop(`The virtual display did not come up: ${name} ended at once.`)));
  });
}

function withoutDisplay() {
  const { WAYLAND_DISPLAY: _wayland, XAUTHORITY: _authority, ...env } = process.env;
  return env;
}

/** @param {string} home */
function homeVariables(home) {
  const variables = {
    HOME: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_CACHE_HOME: join(home, '.cache'),
    XDG_DATA_HOME: join(home, '.local', 'share'),
    XDG_STATE_HOME: join(home, '.local', 'state'),
    XDG_RUNTIME_DIR: join(home, 'run'),
  };
  for (const folder of Object.values(variables)) mkdirSync(folder, { recursive: true });
  chmodSync(variables.XDG_RUNTIME_DIR, 0o700);
  return { ...variables, XDG_CURRENT_DESKTOP: 'XFCE', XDG_SESSION_TYPE: 'x11' };
}
