/** A hardware address in its usual form; null for one that is none, or that stands for no device. */
export function hardwareAddress(text: string): string | null {
  const address = text.trim().toLowerCase().replaceAll('-', ':');
  const isAddress = /^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/.test(address);
  return isAddress && address !== '00:00:00:00:00:00' && address !== 'ff:ff:ff:ff:ff:ff' ? address : null;
}

/** The hardware address of a neighbour by the text of Linux's `/proc/net/arp`; null where it is not (yet) known. */
export function hardwareIn(table: string, address: string, interfaceName: string): string | null {
  for (const line of table.split('\n').slice(1)) {
    const [ip, , , hardware = '', , device] = line.trim().split(/\s+/);
    if (ip === address && device === interfaceName) return hardwareAddress(hardware);
  }
  return null;
}
