import { expect, test as base } from '@playwright/test';
import { DataFolder } from './application/data-folder';
import { Linewatch } from './application/linewatch';
import { Program, type ProgramOptions } from './application/program';
import { SmallDisk } from './application/small-disk';
import { LoginManager } from './desktop/login-manager';
import { MockedBus } from './desktop/mocked-bus';
import { Notifications } from './desktop/notifications';
import { SessionBus } from './desktop/session-bus';
import { SystemServices } from './desktop/system-services';
import { Tray } from './desktop/tray';
import { MailServer } from './servers/mail-server';
import { SpeedTestServer } from './servers/speed-test-server';
import { WebServer } from './servers/web-server';

interface StartOptions extends ProgramOptions {
  readonly on?: DataFolder;
}

export interface Fixtures {
  /** What Node warns of in the process of the tests fails the test. */
  readonly noWarning: undefined;
  /** The data folder of this test's application. */
  readonly folder: DataFolder;
  /** Makes one more, with a path that ends in a name if one is given. */
  readonly newFolder: (name?: string) => DataFolder;
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
  readonly start: (
    args?: readonly string[],
    env?: Readonly<Record<string, string>>,
    /** Left out, the packaged program as the tests have it. */
    program?: string,
  ) => Promise<Linewatch>;
  /** logind on a system bus of its own; a test that asks for it is skipped where it cannot be had. */
  readonly loginManager: LoginManager;
  /** NetworkManager and UPower on a system bus of its own; a test that asks for them is skipped where they cannot be had. */
  readonly systemServices: SystemServices;
  /** Starts it as a terminal does, where nothing looks inside; on the test's folder, or on another one. */
  readonly startProgram: (args: readonly string[], options?: StartOptions) => Program;
  /** A data folder on a disk of its own; needs root. */
  readonly smallDisk: SmallDisk;
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

  newFolder: async ({}, use) => {
    const made: DataFolder[] = [];
    await use((name) => {
      const folder = new DataFolder(name);
      made.push(folder);
      return folder;
    });
    for (const folder of made) folder.remove();
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

  loginManager: async ({}, use) => {
    test.skip(MockedBus.missing !== null, MockedBus.missing ?? '');
    const loginManager = await LoginManager.start();
    await use(loginManager);
    await loginManager.close();
  },

  systemServices: async ({}, use) => {
    test.skip(MockedBus.missing !== null, MockedBus.missing ?? '');
    const services = await SystemServices.start();
    await use(services);
    await services.close();
  },

  notifications: async ({ bus }, use) => {
    const notifications = await Notifications.watch(bus);
    await use(notifications);
    notifications.close();
  },

  start: async ({ folder }, use, testInfo) => {
    const started: Linewatch[] = [];
    await use(async (args, env, program) => {
      const linewatch = await Linewatch.start(folder, args, env, program);
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

  startProgram: async ({ folder, newFolder: _first }, use, testInfo) => {
    const started: Program[] = [];
    const folders = new Set([folder]);
    await use((args, { on = folder, ...options } = {}) => {
      folders.add(on);
      const program = Program.start(on, args, options);
      started.push(program);
      return program;
    });
    for (const program of started) program.kill();
    if (testInfo.status === testInfo.expectedStatus) return;
    for (const [index, { ended }] of started.entries()) {
      const body = await ended.then((printed) => JSON.stringify(printed), String);
      await testInfo.attach(`program ${String(index)}`, { body, contentType: 'text/plain' });
    }
    for (const each of folders) {
      const body = each.read('linewatch.log') ?? '';
      await testInfo.attach('log', { body, contentType: 'text/plain' });
    }
  },

  smallDisk: async ({}, use) => {
    const disk = new SmallDisk();
    await use(disk);
    disk.remove();
  },

  trayOf: async ({ bus }, use) => {
    await use((linewatch) => Tray.of(bus, linewatch.pid));
  },
});

export { expect };
