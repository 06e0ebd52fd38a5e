/** Where a session bus listens: a path, or a name in Linux's abstract namespace, which begins with a zero byte. */
export function busPath(environment: Readonly<Record<string, string | undefined>>): string | null {
  const { DBUS_SESSION_BUS_ADDRESS: addresses, XDG_RUNTIME_DIR: folder } = environment;
  // https://dbus.freedesktop.org/doc/dbus-specification.html#addresses: several, the first that works.
  for (const address of addresses?.split(';') ?? []) {
    const path = getPath(address);
    if (path !== null) return path;
  }
  return folder === undefined || folder === '' ? null : `${folder}/bus`;
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
