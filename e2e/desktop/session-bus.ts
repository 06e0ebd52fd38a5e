import { Message, MessageType, sessionBus, Variant, type MessageBus } from 'dbus-next';

/** A call to something on the session bus. */
export interface Call {
  readonly to: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly signature?: string;
  readonly body?: readonly unknown[];
}

const DAEMON = {
  to: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
};

/** A connection to the session bus. */
export class SessionBus {
  readonly #bus: MessageBus;

  private constructor(bus: MessageBus) {
    this.#bus = bus;
  }

  /** @param busAddress of another bus than that of this desktop */
  static open(busAddress?: string): Promise<SessionBus> {
    const bus = sessionBus(busAddress === undefined ? {} : { busAddress });
    return new Promise((resolve, reject) => {
      bus.on('connect', () => {
        resolve(new SessionBus(bus));
      });
      bus.on('error', reject);
    });
  }

  /** A truth value where any type is taken. */
  static boolean(value: boolean): Variant {
    return new Variant('b', value);
  }

  /** A number of 32 bits where any type is taken. */
  static number(value: number): Variant {
    return new Variant('u', value);
  }

  /** The path of an object where any type is taken. */
  static object(path: string): Variant {
    return new Variant('o', path);
  }

  /** Resolves with the values of the answer. */
  async call({ to, ...call }: Call): Promise<readonly unknown[]> {
    const message = new Message({
      destination: to,
      path: call.path,
      interface: call.interface,
      member: call.member,
      signature: call.signature ?? '',
      body: [...(call.body ?? [])],
    });
    const answer = await this.#bus.call(message);
    return (answer?.body ?? []) as readonly unknown[];
  }

  /** The value of a property; rejects when there is none of this name. */
  async property(of: Omit<Call, 'member'>, name: string): Promise<unknown> {
    const [variant] = await this.call({
      ...of,
      interface: 'org.freedesktop.DBus.Properties',
      member: 'Get',
      signature: 'ss',
      body: [of.interface, name],
    });
    return plain(variant);
  }

  async getProcess(name: string): Promise<number> {
    const call = { ...DAEMON, member: 'GetConnectionUnixProcessID', signature: 's', body: [name] };
    return Number((await this.call(call))[0]);
  }

  async getOwner(name: string): Promise<string> {
    return String((await this.call({ ...DAEMON, member: 'GetNameOwner', signature: 's', body: [name] }))[0]);
  }

  /** Turns this connection into one that only sees what matches these rules. It cannot call any more. */
  async watch(rules: readonly string[], onMessage: (message: Message) => void): Promise<void> {
    // A watcher that answered a call it only overhears would be thrown off the bus.
    this.#bus.addMethodHandler(() => true);
    const interfaceName = 'org.freedesktop.DBus.Monitoring';
    const body = [rules, 0];
    await this.call({ ...DAEMON, interface: interfaceName, member: 'BecomeMonitor', signature: 'asu', body });
    this.#bus.on('message', onMessage);
  }

  close(): void {
    this.#bus.disconnect();
  }
}

/** Takes values out of their D-Bus wrapping, all the way down. */
export function plain(value: unknown): unknown {
  if (value instanceof Variant) return plain(value.value);
  if (Buffer.isBuffer(value)) return value;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]));
}

export { MessageType };
