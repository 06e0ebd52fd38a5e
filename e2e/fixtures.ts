import { expect, test as base } from '@playwright/test';
import { DataFolder } from './application/data-folder';
import { Linewatch } from './application/linewatch';
import { Notifications } from './desktop/notifications';
import { SessionBus } from './desktop/session-bus';
import { Tray } from './desktop/tray';
import { MailServer } from './servers/mail-server';
import { SpeedTestServer } from './servers/speed-test-server';
import { WebServer } from './servers/web-server';

interface Fixtures {
  /** What Node warns of in the process of the tests fails the test. */
  readonly noWarning: undefined;
  /** The data folder of this test's application. */
  readonly folder: DataFolder;
  /** A mail server on loopback, ready. */
  readonly mailServer: MailServer;
  /** The rate of the speed-test server in each direction. */
  readonly megabitsPerSecond: number;
  /** A speed-test server on loopback, ready. */
  readonly speedServer: SpeedTestServer;
  /** A web server on loopback, ready; a test gives it its answer. */
  readonly webServer: WebServer;
  readonly bus: SessionBus;
  /** What reaches the desktop's notification daemon during this test. */
  readonly notifications: Notifications;
  /** Starts the application; what it was started as is over with the test. */
  readonly start: (args?: readonly string[]) => Promise<Linewatch>;
  readonly trayOf: (linewatch: Linewatch) => Promise<Tray>;
}

/**
 * A server that lets through one piece in a second or so: the engine is not sure of its rate before its limits end the
 * test, so that there are seconds in which it can be disturbed.
 */
export const HARDLY_ANYTHING = { megabitsPerSecond: 0.1 } as const;

const warnings: Error[] = [];
process.on('warning', (warning) => warnings.push(warning));

export const test = base.extend<Fixtures>({
  noWarning: [
    async ({}, use) => {
      await use(undefined);
      const [warning] = warnings.splice(0);
      if (warning !== undefined) throw warning;
    },
    { auto: true },
  ],

  folder: async ({}, use) => {
    const folder = new DataFolder();
    await use(folder);
    folder.remove();
  },

  mailServer: async ({}, use) => {
    const server = new MailServer();
    await server.start();
    await use(server);
    await server.stop();
  },

  megabitsPerSecond: [50, { option: true }],

  speedServer: async ({ megabitsPerSecond }, use) => {
    const server = new SpeedTestServer(megabitsPerSecond);
    await server.start();
    await use(server);
    await server.stop();
  },

  webServer: async ({}, use) => {
    const server = new WebServer({ status: 200 });
    await server.start();
    await use(server);
    server.stop();
  },

  bus: async ({}, use) => {
    const bus = await SessionBus.open();
    await use(bus);
    bus.close();
  },

  notifications: async ({ bus }, use) => {
    const notifications = await Notifications.watch(bus);
    await use(notifications);
    notifications.close();
  },

  start: async ({ folder }, use, testInfo) => {
    const started: Linewatch[] = [];
    await use(async (args = []) => {
      const linewatch = await Linewatch.start(folder, args);
      started.push(linewatch);
      return linewatch;
    });
    for (const linewatch of started) await linewatch.kill();
    const log = folder.read('linewatch.log');
    if (testInfo.status !== testInfo.expectedStatus && log !== null) {
      await testInfo.attach('log', { body: log, contentType: 'text/plain' });
    }
    expect(started.flatMap((linewatch) => linewatch.warnings)).toEqual([]);
  },

  trayOf: async ({ bus }, use) => {
    await use((linewatch) => Tray.of(bus, linewatch.pid));
  },
});

export { expect };
