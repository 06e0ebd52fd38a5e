import type { BusConnection } from '../bus/ask';
import type { BusValue } from '../bus/values';

/** The properties of an object on the bus. What it does not have, or has in another type, is null. */
export class Properties {
  readonly #values: ReadonlyMap<string, BusValue>;

  constructor(values: ReadonlyMap<string, BusValue>) {
    this.#values = values;
  }

  text(name: string): string | null {
    const value = this.#values.get(name);
    return typeof value === 'string' ? value : null;
  }

  number(name: string): number | null {
    const value = this.#values.get(name);
    return typeof value === 'number' && Number.isFinite(value) ? value : null;
  }

  isTrue(name: string): boolean | null {
    const value = this.#values.get(name);
    return typeof value === 'boolean' ? value : null;
  }

  bytes(name: string): Buffer | null {
    const value = this.#values.get(name);
    return Buffer.isBuffer(value) ? value : null;
  }

  /** Texts of a list; others in it are left out. */
  texts(name: string): readonly string[] {
    const value = this.#values.get(name);
    return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  }

  /** Dictionaries of a list. */
  dictionaries(name: string): readonly Properties[] {
    const value = this.#values.get(name);
    if (!Array.isArray(value)) return [];
    return value.filter((one) => one instanceof Map).map((one: Map<string, BusValue>) => new Properties(one));
  }

  /** The path of another object; null where there is none, which the bus writes as `/`. */
  object(name: string): string | null {
    const path = this.text(name);
    return path === null || path === '/' || !path.startsWith('/') ? null : path;
  }
}

/** Reads all properties that an object has in an interface; null where its service does not run, or does not tell. */
export async function readProperties(
  bus: Pick<BusConnection, 'ask'>,
  destination: string,
  path: string,
  interfaceName: string,
): Promise<Properties | null> {
  const answer = await bus.ask({
    destination,
    path,
    interface: 'org.freedesktop.DBus.Properties',
    member: 'GetAll',
    texts: [interfaceName],
    startsNothing: true,
  });
  const values = answer.kind === 'answered' ? answer.values[0] : undefined;
  return values instanceof Map ? new Properties(values as ReadonlyMap<string, BusValue>) : null;
}
