import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { eventually } from '../eventually';
import { DesktopServer } from './servers';
import { SessionBus } from './session-bus';

const NETWORK_MANAGER = {
  to: 'org.freedesktop.NetworkManager',
  path: '/org/freedesktop/NetworkManager',
} as const;
/** The object that the mock is made at; it makes the others. */
const MAKER = '/org/freedesktop';
const UPOWER = { to: 'org.freedesktop.UPower', path: '/org/freedesktop/UPower' } as const;
const MOCK = 'org.freedesktop.DBus.Mock';
/** Debian's own, whatever else is called so on the path. */
const PYTHON = '/usr/bin/python3';
const DBUSMOCK = '/usr/lib/python3/dist-packages/dbusmock/__main__.py';
/** `NMDeviceState` and `NMActiveConnectionState`. */
const [DEVICE_ACTIVATED, CONNECTION_ACTIVATED] = [100, 2];
const INFRASTRUCTURE = 2;
const LAPTOP_BATTERY = 2;
const DISCHARGING = 2;

/** A Wi-Fi network that the computer is in. */
export interface Wifi {
  readonly interfaceName: string;
  readonly ssid: string;
  readonly bssid: string;
  readonly megahertz: number;
  /** Percent. */
  readonly strength: number;
}

/** NetworkManager and UPower on a system bus of its own: a test says which network and battery the computer has. */
export class SystemServices {
  /** Why they cannot be had here; null where they can. */
  static readonly missing = existsSync(DBUSMOCK) ? null : 'needs Debian’s python3-dbusmock';

  readonly #server: DesktopServer;
  readonly #mocks: readonly ChildProcess[];
  readonly #bus: SessionBus;

  private constructor(server: DesktopServer, mocks: readonly ChildProcess[], bus: SessionBus) {
    this.#server = server;
    this.#mocks = mocks;
    this.#bus = bus;
  }

  static async start(): Promise<SystemServices> {
    const server = await DesktopServer.bus();
    const mock = (...args: readonly string[]) =>
      spawn(PYTHON, ['-m', 'dbusmock', '--system', '--template', ...args], {
        stdio: 'ignore',
        env: { ...process.env, DBUS_SYSTEM_BUS_ADDRESS: server.address },
      });
    const mocks = [mock('networkmanager'), mock('upower', '--parameters', '{"OnBattery": true}')];
    const services = new SystemServices(server, mocks, await SessionBus.open(server.address));
    await eventually(() => services.#areThere()).toBe(true);
    return services;
  }

  /** What an application is to be started with to hear them. */
  get env(): Readonly<Record<string, string>> {
    return { DBUS_SYSTEM_BUS_ADDRESS: this.#server.address };
  }

  /** The computer is in this network, which leads out. */
  async join({ interfaceName, ssid, bssid, megahertz, strength }: Wifi): Promise<void> {
    const [device] = await this.#manager('AddWiFiDevice', 'ssi', ['w0', interfaceName, DEVICE_ACTIVATED]);
    const [point] = await this.#manager('AddAccessPoint', 'ssssuuuyu', [
      device,
      'p0',
      ssid,
      bssid,
      INFRASTRUCTURE,
      megahertz,
      54_000,
      strength,
      0,
    ]);
    const [connection] = await this.#manager('AddWiFiConnection', 'ssss', [device, 'c0', ssid, '']);
    const [active] = await this.#manager('AddActiveConnection', 'assssu', [
      [device],
      connection,
      point,
      'a0',
      CONNECTION_ACTIVATED,
    ]);
    await this.#setObject(NETWORK_MANAGER.path, '', 'PrimaryConnection', String(active));
    await this.#setObject(String(device), '.Device.Wireless', 'ActiveAccessPoint', String(point));
  }

  /** The computer runs on its battery, with this charge in percent. */
  async runOnBattery(percent: number): Promise<void> {
    await this.#bus.call({
      ...UPOWER,
      interface: MOCK,
      member: 'SetupDisplayDevice',
      signature: 'uuddddxxbsu',
      body: [LAPTOP_BATTERY, DISCHARGING, percent, 40, 60, 10, 0n, 0n, true, '', 1],
    });
  }

  async close(): Promise<void> {
    this.#bus.close();
    for (const mock of this.#mocks) mock.kill('SIGKILL');
    await this.#server.kill();
  }

  #manager(member: string, signature: string, body: readonly unknown[]): Promise<readonly unknown[]> {
    return this.#bus.call({ ...NETWORK_MANAGER, path: MAKER, interface: MOCK, member, signature, body });
  }

  #setObject(path: string, of: string, name: string, object: string): Promise<unknown> {
    return this.#bus.call({
      ...NETWORK_MANAGER,
      path,
      interface: MOCK,
      member: 'AddProperty',
      signature: 'ssv',
      body: [`${NETWORK_MANAGER.to}${of}`, name, SessionBus.object(object)],
    });
  }

  async #areThere(): Promise<boolean> {
    try {
      for (const { to, path } of [NETWORK_MANAGER, UPOWER]) {
        await this.#bus.call({ to, path, interface: 'org.freedesktop.DBus.Peer', member: 'Ping' });
      }
      return true;
    } catch {
      return false;
    }
  }
}
