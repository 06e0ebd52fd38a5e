import { MOCK, MockedBus } from './mocked-bus';
import { SessionBus } from './session-bus';

const NETWORK_MANAGER = {
  to: 'org.freedesktop.NetworkManager',
  path: '/org/freedesktop/NetworkManager',
} as const;
/** The object that the mock is made at; it makes the others. */
const MAKER = '/org/freedesktop';
const UPOWER = { to: 'org.freedesktop.UPower', path: '/org/freedesktop/UPower' } as const;
/** `NMDeviceState` and `NMActiveConnectionState`. */
const [DEVICE_ACTIVATED, CONNECTION_ACTIVATED] = [100, 2];
/** `NMMetered`. */
const [NOT_KNOWN, METERED, UNMETERED] = [0, 1, 2];
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
  readonly #bus: MockedBus;

  private constructor(bus: MockedBus) {
    this.#bus = bus;
  }

  static async start(): Promise<SystemServices> {
    const templates = [['networkmanager'], ['upower', '--parameters', '{"OnBattery": true}']];
    return new SystemServices(await MockedBus.start(templates, [NETWORK_MANAGER, UPOWER]));
  }

  /** What an application is to be started with to hear them. */
  get env(): Readonly<Record<string, string>> {
    return this.#bus.env;
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
    await this.#add(NETWORK_MANAGER.path, '', 'PrimaryConnection', SessionBus.object(String(active)));
    await this.#add(NETWORK_MANAGER.path, '', 'Metered', SessionBus.number(NOT_KNOWN));
    await this.#add(
      String(device),
      '.Device.Wireless',
      'ActiveAccessPoint',
      SessionBus.object(String(point)),
    );
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

  /** Whether the system takes the connection that leads out for one that is paid by amount. */
  async setMetered(isMetered: boolean): Promise<void> {
    await this.#update(NETWORK_MANAGER, { Metered: SessionBus.number(isMetered ? METERED : UNMETERED) });
  }

  /** Whether the computer runs on its battery, whatever its charge is. */
  async setOnBattery(isOnBattery: boolean): Promise<void> {
    await this.#update(UPOWER, { OnBattery: SessionBus.boolean(isOnBattery) });
  }

  close(): Promise<void> {
    return this.#bus.close();
  }

  #manager(member: string, signature: string, body: readonly unknown[]): Promise<readonly unknown[]> {
    return this.#bus.call({ ...NETWORK_MANAGER, path: MAKER, interface: MOCK, member, signature, body });
  }

  #update(of: { readonly to: string; readonly path: string }, values: object): Promise<unknown> {
    return this.#bus.call({
      ...of,
      interface: MOCK,
      member: 'UpdateProperties',
      signature: 'sa{sv}',
      body: [of.to, values],
    });
  }

  #add(path: string, of: string, name: string, value: unknown): Promise<unknown> {
    return this.#bus.call({
      ...NETWORK_MANAGER,
      path,
      interface: MOCK,
      member: 'AddProperty',
      signature: 'ssv',
      body: [`${NETWORK_MANAGER.to}${of}`, name, value],
    });
  }
}
