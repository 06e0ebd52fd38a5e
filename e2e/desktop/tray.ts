import { createHash } from 'node:crypto';
import { DBusError, Variant } from 'dbus-next';
import { eventually } from '../eventually';
import { plain, type SessionBus } from './session-bus';

const WATCHER = {
  to: 'org.kde.StatusNotifierWatcher',
  path: '/StatusNotifierWatcher',
  interface: 'org.kde.StatusNotifierWatcher',
};
const ITEM = 'org.kde.StatusNotifierItem';
const MENU = 'com.canonical.dbusmenu';

/** An entry of the tray menu, as the panel would show it. */
export interface MenuEntry {
  readonly id: number;
  readonly label: string;
  readonly isEnabled: boolean;
}

/** The entries of a menu by their numbers, each with those of its submenu, as the bus tells them. */
type Children = readonly (readonly [
  number,
  { readonly label?: string; readonly enabled?: boolean },
  Children,
])[];

/** Where an icon is on the bus. */
interface Item {
  readonly to: string;
  readonly path: string;
}

/** The application's icon in the panel, reached as a panel reaches it. */
export class Tray {
  readonly #bus: SessionBus;
  readonly #item: Item;

  private constructor(bus: SessionBus, item: Item) {
    this.#bus = bus;
    this.#item = item;
  }

  /** Waits until the application with this process has an icon in the panel. */
  static async of(bus: SessionBus, pid: number): Promise<Tray> {
    let item: Item | null = null;
    const look = async () => {
      item = await findItem(bus, pid);
      return item;
    };
    await eventually(look).not.toBeNull();
    if (item === null) throw new Error('The application has no icon in the panel');
    return new Tray(bus, item);
  }

  async tooltip(): Promise<string> {
    const tooltip = (await this.#property('ToolTip')) as readonly unknown[];
    return `${String(tooltip[2])}\n${String(tooltip[3])}`.trim();
  }

  /** Stands for the picture in the panel: two icons that look the same have the same. Null when it is empty. */
  async picture(): Promise<string | null> {
    const pixmaps = (await this.#property('IconPixmap')) as readonly (readonly [number, number, Buffer])[];
    const pixels = Buffer.concat(pixmaps.map(([, , bytes]) => bytes));
    return pixels.length === 0 ? null : createHash('sha256').update(pixels).digest('hex').slice(0, 16);
  }

  /** Every entry, those of a submenu after their own. */
  async entries(): Promise<readonly MenuEntry[]> {
    const layout = await this.#callMenu('GetLayout', 'iias', [0, -1, []]);
    const [, , children] = plain(layout[1]) as [number, unknown, Children];
    return flat(children);
  }

  /** Clicks the entry with this label; waits until the menu has it. */
  async click(label: string): Promise<void> {
    await eventually(() => this.#isClicked(label)).toBe(true);
  }

  /** False when the menu has no such entry, or was built anew between the look and the click. */
  async #isClicked(label: string): Promise<boolean> {
    const entry = (await this.entries()).find(
      (candidate) => candidate.isEnabled && candidate.label === label,
    );
    if (entry === undefined) return false;
    try {
      await this.#callMenu('Event', 'isvu', [entry.id, 'clicked', new Variant('s', ''), 0]);
      return true;
    } catch (error) {
      // Who quits at the click has no time to answer it.
      return !(error instanceof DBusError && error.type === 'org.freedesktop.DBus.Error.Failed');
    }
  }

  /** A left click on the icon. */
  async activate(): Promise<void> {
    await this.#bus.call({
      ...this.#item,
      interface: ITEM,
      member: 'Activate',
      signature: 'ii',
      body: [0, 0],
    });
  }

  #property(name: string): Promise<unknown> {
    return this.#bus.property({ ...this.#item, interface: ITEM }, name);
  }

  async #callMenu(member: string, signature: string, body: readonly unknown[]): Promise<readonly unknown[]> {
    const path = String(await this.#property('Menu'));
    return this.#bus.call({ to: this.#item.to, path, interface: MENU, member, signature, body });
  }
}

function flat(children: Children): readonly MenuEntry[] {
  return children.flatMap(([id, properties, inner]) => [
    {
      id,
      // A single underscore marks the letter to press.
      label: (properties.label ?? '').replace(/_(.)/g, '$1'),
      isEnabled: properties.enabled !== false,
    },
    ...flat(inner),
  ]);
}

async function findItem(bus: SessionBus, pid: number): Promise<Item | null> {
  const items = (await bus.property(WATCHER, 'RegisteredStatusNotifierItems')) as readonly string[];
  for (const item of items) {
    const slash = item.indexOf('/');
    const to = slash === -1 ? item : item.slice(0, slash);
    const owner = await bus.getProcess(to).catch(() => null);
    if (owner === pid) return { to, path: slash === -1 ? '/StatusNotifierItem' : item.slice(slash) };
  }
  return null;
}
