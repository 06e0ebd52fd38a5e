import { readFileSync } from 'node:fs';
import { eventually } from '../eventually';
import { expect, test } from '../fixtures';
import { tellingAll } from '../settings';
import { Debian } from './debian';

/** What Electron opens by name while it runs, which no linker checks. */
const OPENED_LATER = ['libnotify.so.4', 'libsecret-1.so.0'];
const PROGRAM = '/opt/Linewatch/linewatch';
const PRESS = readFileSync(new URL('press.py', import.meta.url), 'utf8');

/** A desktop without a monitor, in which a line of the shell runs. */
const onDesktop = (line: string) =>
  [
    'Xvfb :7 -screen 0 1280x900x24 -nolisten tcp & export DISPLAY=:7',
    // Ends once the display answers.
    'until [ -S /tmp/.X11-unix/X7 ]; do sleep 0.1; done',
    `exec dbus-run-session -- sh -ec '${line}'`,
  ].join('\n');

test('is installed on a bare Debian, driven, upgraded with its records, and removed without them', async ({
  mailServer,
  speedServer,
}) => {
  const debian = new Debian();
  const install = (packages: string) => debian.root(`apt-get install -y --no-install-recommends ${packages}`);
  const measure = () => debian.user('linewatch --measure --json');
  const mails = () => mailServer.accepted.length;
  /** The main process of the installed application. */
  const application = () =>
    debian.inhabitants.find(
      ({ program, commandLine }) => program === PROGRAM && !commandLine.includes('--type='),
    );
  await debian.open();
  try {
    await test.step('apt installs it with everything that it needs', async () => {
      await install('/packages/linewatch_1.deb');
      expect(await debian.root(`ldd ${PROGRAM}`)).not.toContain('not found');
      const known = await debian.root('/sbin/ldconfig -p');
      expect(OPENED_LATER.filter((name) => !known.includes(name))).toEqual([]);
      expect(await debian.root('stat -c "%a %U" /opt/Linewatch/chrome-sandbox')).toBe('4755 root\n');
      expect(await debian.root('readlink -f /usr/bin/linewatch')).toBe(`${PROGRAM}\n`);
      expect(debian.read('/usr/share/applications/io.linewatch.app.desktop')).toContain(
        `Exec=${PROGRAM} %U\n`,
      );
      expect(debian.has('/usr/share/metainfo/io.linewatch.app.metainfo.xml')).toBe(true);
      expect(debian.has('/usr/share/icons/hicolor/256x256/apps/linewatch.png')).toBe(true);
      expect(debian.read('/opt/Linewatch/resources/sbom.cdx.json')).toContain('"CycloneDX"');
    });

    await test.step('a test through the command line, without a desktop, is recorded and told', async () => {
      debian.writeSettings(tellingAll({ mailServer, speedServer }));
      expect(await measure()).toContain('"outcome":"completed"');
      expect(mails()).toBe(1);
    });

    await test.step('a test through the window, on a desktop', async () => {
      await install(process.env['LINEWATCH_DESKTOP_PACKAGES'] ?? '');
      debian.addProgram('/usr/local/bin/press', PRESS);
      // As the menu starts it, for somebody who uses assistive technology.
      const start = `openbox & ACCESSIBILITY_ENABLED=1 ${PROGRAM} --force-renderer-accessibility & press "Measure now"; wait`;
      debian.start(onDesktop(start));
      await eventually(mails).toBe(2);
      process.kill(application()?.pid ?? 0, 'SIGTERM');
      await eventually(application).toBeUndefined();
    });

    await test.step('an upgrade keeps the records', async () => {
      await install('/packages/linewatch_2.deb');
      expect(await debian.root("dpkg-query -W -f '${Version}' linewatch")).toBe('0.9.2');
      expect(await debian.root('readlink -f /usr/bin/linewatch')).toBe(`${PROGRAM}\n`);
      expect(await debian.user('linewatch --export /tmp/line.csv')).toContain('2 tests were written');
      await measure();
      expect(mails()).toBe(3);
    });

    await test.step('removal leaves the records and says where they are', async () => {
      expect(await debian.root('apt-get remove -y linewatch')).toContain('stay in ~/.config/linewatch');
      await debian.root('apt-get purge -y linewatch');
      const left = ['/opt/Linewatch', '/usr/bin/linewatch', '/etc/alternatives/linewatch'];
      expect(left.filter((path) => debian.has(path))).toEqual([]);
      expect(await debian.root('ls /usr/share/applications')).not.toContain('linewatch');
      expect(debian.has('/home/ada/.config/linewatch/linewatch.db')).toBe(true);
    });
  } finally {
    debian.end();
  }
});
