import { test as base } from '@playwright/test';
import { DataFolder } from './application/data-folder';
import { Linewatch } from './application/linewatch';
import { Notifications } from './desktop/notifications';
import { SessionBus } from './desktop/session-bus';
import { Tray } from './desktop/tray';
import { MailServer } from './servers/mail-server';
import { SpeedTestServer } from './servers/speed-test-server';
import { WebServer } from './servers/web-server';

interface Fixtures {
  /** The data folder of this test's application. */
  readonly folder: DataFolder;
  /** A mail server on loopback, ready. */
  readonly mailServer: MailServer;
  /** A speed-test server on loopback, ready; slow, so that a test lasts long enough to be disturbed. */
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

const MEGABITS_PER_SECOND = 50;

export const test = base.extend<Fixtures>({
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

  speedServer: async ({}, use) => {
    const server = new SpeedTestServer(MEGABITS_PER_SECOND);
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
  },

  trayOf: async ({ bus }, use) => {
    await use((linewatch) => Tray.of(bus, linewatch.pid));
  },
});

export { expect } from '@playwright/test';
