import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { eventually } from '../eventually';
import { DesktopServer } from './servers';
import { SessionBus, type Call } from './session-bus';

/** Debian's own, whatever else is called so on the path. */
const PYTHON = '/usr/bin/python3';
const DBUSMOCK = '/usr/lib/python3/dist-packages/dbusmock/__main__.py';

/** The interface through which a test says what a mocked service does. */
export const MOCK = 'org.freedesktop.DBus.Mock';

/** A system bus of a test's own, with services of the system on it that say what the test wants. */
export class MockedBus {
  /** Why it cannot be had here; null where it can. */
  static readonly missing = existsSync(DBUSMOCK) ? null : 'needs Debian’s python3-dbusmock';

  readonly #server: DesktopServer;
  readonly #mocks: readonly ChildProcess[];
  readonly #bus: SessionBus;

  private constructor(server: DesktopServer, mocks: readonly ChildProcess[], bus: SessionBus) {
    this.#server = server;
    this.#mocks = mocks;
    this.#bus = bus;
  }

  /**
   * @param templates of dbusmock, each with its arguments
   * @param services that are waited for
   */
  static async start(
    templates: readonly (readonly string[])[],
    services: readonly Pick<Call, 'to' | 'path'>[],
  ): Promise<MockedBus> {
    const server = await DesktopServer.bus();
    const mocks = templates.map((template) =>
      spawn(PYTHON, ['-m', 'dbusmock', '--system', '--template', ...template], {
        stdio: 'ignore',
        env: { ...process.env, DBUS_SYSTEM_BUS_ADDRESS: server.address },
      }),
    );
    const bus = new MockedBus(server, mocks, await SessionBus.open(server.address));
    await eventually(() => bus.#areThere(services)).toBe(true);
    return bus;
  }

  /** What an application is to be started with to hear them. */
  get env(): Readonly<Record<string, string>> {
    return { DBUS_SYSTEM_BUS_ADDRESS: this.#server.address };
  }

  call(call: Call): Promise<readonly unknown[]> {
    return this.#bus.call(call);
  }

  async close(): Promise<void> {
    this.#bus.close();
    for (const mock of this.#mocks) mock.kill('SIGKILL');
    await this.#server.kill();
  }

  async #areThere(services: readonly Pick<Call, 'to' | 'path'>[]): Promise<boolean> {
    try {
      for (const service of services) {
        await this.call({ ...service, interface: 'org.freedesktop.DBus.Peer', member: 'Ping' });
      }
      return true;
    } catch {
      return false;
    }
  }
}
