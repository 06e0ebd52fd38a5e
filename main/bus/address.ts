type Environment = Readonly<Record<string, string | undefined>>;

/** Where the system bus listens that the specification names as the usual place. */
const SYSTEM_BUS = '/var/run/dbus/system_bus_socket';

/** Where a session bus listens: a path, or a name in Linux's abstract namespace, which begins with a zero byte. */
export function sessionBusPath({
  DBUS_SESSION_BUS_ADDRESS: addresses,
  XDG_RUNTIME_DIR: folder,
}: Environment): string | null {
  const path = firstPath(addresses);
  return path ?? (folder === undefined || folder === '' ? null : `${folder}/bus`);
}

/** The same of the bus of the whole system. */
export function systemBusPath({ DBUS_SYSTEM_BUS_ADDRESS: addresses }: Environment): string {
  return firstPath(addresses) ?? SYSTEM_BUS;
}

/** https://dbus.freedesktop.org/doc/dbus-specification.html#addresses: several, the first that works. */
function firstPath(addresses: string | undefined): string | null {
  const paths = (addresses?.split(';') ?? []).map(getPath);
  return paths.find((path) => path !== null) ?? null;
}

function getPath(address: string): string | null {
  if (!address.startsWith('unix:')) return null;
  const values = new Map(
    address
      .slice('unix:'.length)
      .split(',')
      .map((pair) => pair.split('='))
      .map(([name = '', value = '']) => [name, unescaped(value)]),
  );
  const abstract = values.get('abstract');
  return values.get('path') ?? (abstract === undefined ? null : `\0${abstract}`);
}

/** Bytes may be written as `%41`. */
function unescaped(value: string): string {
  const bytes = value.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
