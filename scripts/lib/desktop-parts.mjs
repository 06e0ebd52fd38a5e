import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A panel at the top left with nothing but the place for tray icons. */
const PANEL = `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="size" type="uint" value="32"/>
      <property name="plugin-ids" type="array"><value type="int" value="1"/></property>
    </property>
  </property>
  <property name="plugins" type="empty"><property name="plugin-1" type="string" value="systray"/></property>
</channel>
`;

/** Services of the system whose words are a test's: logind, for one. */
export const mockedServices = {
  program: 'python3-dbusmock',
  package: 'python3-dbusmock',
  file: '/usr/lib/python3/dist-packages/dbusmock/__main__.py',
};

/**
 * What can stand on a virtual desktop.
 *
 * @typedef {object} Part
 * @property {string} program
 * @property {string} package Debian's packages with it, separated by spaces
 * @property {readonly string[]} args
 * @property {string} [input] its standard input
 * @property {string} [busName] what it owns on the session bus once it is ready
 * @property {(home: string) => void} [prepare] writes its settings
 */

export const parts = {
  /** @type {Part} */
  windowManager: { program: 'openbox', package: 'openbox', args: [] },
  /** @type {Part} */
  notifications: {
    program: 'dunst',
    package: 'dunst',
    args: [],
    busName: 'org.freedesktop.Notifications',
  },
  /** @type {Part} */
  panel: {
    program: 'xfce4-panel',
    package: 'xfce4-panel xfconf',
    args: ['--disable-wm-check'],
    busName: 'org.kde.StatusNotifierWatcher',
    prepare: (home) => {
      const folder = join(home, '.config', 'xfce4', 'xfconf', 'xfce-perchannel-xml');
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'xfce4-panel.xml'), PANEL);
    },
  },
  /** @type {Part} */
  keyring: {
    program: 'gnome-keyring-daemon',
    package: 'gnome-keyring',
    args: ['--foreground', '--unlock', '--components=secrets'],
    input: 'linewatch',
    busName: 'org.freedesktop.secrets',
  },
};
