import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { eventually } from '../eventually';
import { DesktopServer } from './servers';
import { SessionBus } from './session-bus';

const NAME = 'org.freedesktop.login1';
const MANAGER = { to: NAME, path: '/org/freedesktop/login1' } as const;
/** Debian's own, whatever else is called so on the path. */
const PYTHON = '/usr/bin/python3';
const DBUSMOCK = '/usr/lib/python3/dist-packages/dbusmock/__main__.py';

/** logind on a system bus of its own: a test says when the computer sleeps, wakes and is switched off. */
export class LoginManager {
  /** Why it cannot be had here; null where it can. */
  static readonly missing = existsSync(DBUSMOCK) ? null : 'needs Debian’s python3-dbusmock';

  readonly #server: DesktopServer;
  readonly #mock: ChildProcess;
  readonly #bus: SessionBus;

  private constructor(server: DesktopServer, mock: ChildProcess, bus: SessionBus) {
    this.#server = server;
    this.#mock = mock;
    this.#bus = bus;
  }

  static async start(): Promise<LoginManager> {
    const server = await DesktopServer.bus();
    const mock = spawn(PYTHON, ['-m', 'dbusmock', '--system', '--template', 'logind'], {
      stdio: 'ignore',
      env: { ...process.env, DBUS_SYSTEM_BUS_ADDRESS: server.address },
    });
    const bus = await SessionBus.open(server.address);
    const manager = new LoginManager(server, mock, bus);
    await eventually(() => manager.#isThere()).toBe(true);
    return manager;
  }

  /** What an application is to be started with to hear it. */
  get env(): Readonly<Record<string, string>> {
    return { DBUS_SYSTEM_BUS_ADDRESS: this.#server.address };
  }

  /** What keeps the computer from sleeping or from being switched off for a moment, as `shutdown delay`. */
  async inhibitors(): Promise<readonly string[]> {
    const [list] = await this.#bus.call({
      ...MANAGER,
      interface: `${NAME}.Manager`,
      member: 'ListInhibitors',
    });
    return (list as readonly (readonly string[])[]).map(([what, , , mode]) => `${what ?? ''} ${mode ?? ''}`);
  }

  /** The computer is about to sleep, or has woken up. */
  prepareForSleep(isAboutTo: boolean): Promise<unknown> {
    return this.#say('PrepareForSleep', isAboutTo);
  }

  /** The computer is being switched off. */
  prepareForShutdown(): Promise<unknown> {
    return this.#say('PrepareForShutdown', true);
  }

  async close(): Promise<void> {
    this.#bus.close();
    this.#mock.kill('SIGKILL');
    await this.#server.kill();
  }

  #say(signal: string, value: boolean): Promise<unknown> {
    return this.#bus.call({
      ...MANAGER,
      interface: 'org.freedesktop.DBus.Mock',
      member: 'EmitSignal',
      signature: 'sssav',
      body: [`${NAME}.Manager`, signal, 'b', [SessionBus.boolean(value)]],
    });
  }

  async #isThere(): Promise<boolean> {
    try {
      await this.inhibitors();
      return true;
    } catch {
      return false;
    }
  }
}
