import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import dbus from 'dbus-next';
import { measureMeasuring, type MeasuringFigures } from './measuring';
import { measureStart, type Program, type StartFigures } from './start';

/** Below the ports of outgoing connections: whoever waits for a port among those can be connected with itself. */
const FIRST_PORT = 27_310;
const INSPECTOR_PORT = 27_300;
const NAMES = ['windowReadyMs', 'trayReadyMs', 'pssWindowBytes', 'pssTrayBytes', 'idleCpuPercent'] as const;
const USAGE = 'Usage: npm run -s bench:app -- [--json] [--starts N] [--idle-seconds S]';

/** Compares the packaged application with a bare Electron window and tray, start by start in turns. */
async function main(): Promise<number> {
  const options = readOptions();
  const executable = process.env['LINEWATCH_EXECUTABLE'];
  const electron = process.env['LINEWATCH_ELECTRON'];
  if (options === null || executable === undefined || electron === undefined) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const bare = fileURLToPath(new URL('../../bench/bare', import.meta.url));
  const programs = {
    app: { executable, args: [], readyTitle: /·/ },
    bare: { executable: electron, args: [bare], readyTitle: /^Ready$/ },
  } satisfies Record<string, Program>;
  const bus = dbus.sessionBus();
  await watchTray(bus);
  const starts: Record<keyof typeof programs, StartFigures[]> = { app: [], bare: [] };
  for (let start = 0; start < options.starts; start += 1) {
    const port = FIRST_PORT + 2 * start;
    starts.bare.push(await measureStart(programs.bare, bus, port, options.idleSeconds));
    starts.app.push(await measureStart(programs.app, bus, port + 1, options.idleSeconds));
    process.stderr.write(`start ${start + 1} of ${options.starts} measured\n`);
  }
  bus.disconnect();
  const servePath = fileURLToPath(new URL('./serve.js', import.meta.url));
  const measuring = await measureMeasuring(executable, servePath, INSPECTOR_PORT);
  print(medians(starts.app), medians(starts.bare), measuring, options.asJson);
  return 0;
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        json: { type: 'boolean', default: false },
        starts: { type: 'string', default: '5' },
        'idle-seconds': { type: 'string', default: '30' },
      },
    });
    const [starts, idleSeconds] = [Number(values.starts), Number(values['idle-seconds'])];
    return starts >= 1 && idleSeconds >= 1 ? { asJson: values.json, starts, idleSeconds } : null;
  } catch {
    return null;
  }
}

/** Asks the bus for the tray's announcements. */
async function watchTray(bus: dbus.MessageBus): Promise<void> {
  const rule =
    "type='signal',interface='org.kde.StatusNotifierWatcher',member='StatusNotifierItemRegistered'";
  await bus.call(
    new dbus.Message({
      destination: 'org.freedesktop.DBus',
      path: '/org/freedesktop/DBus',
      interface: 'org.freedesktop.DBus',
      member: 'AddMatch',
      signature: 's',
      body: [rule],
    }),
  );
}

function medians(starts: readonly StartFigures[]): StartFigures {
  const median = (name: (typeof NAMES)[number]) => {
    const sorted = starts.map((start) => start[name]).sort((a, b) => a - b);
    const middle = sorted.length / 2;
    return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
  };
  return Object.fromEntries(NAMES.map((name) => [name, median(name)])) as unknown as StartFigures;
}

function print(app: StartFigures, bare: StartFigures, measuring: MeasuringFigures, asJson: boolean): void {
  const ratio = Object.fromEntries(
    NAMES.map((name) => [name, bare[name] === 0 ? null : app[name] / bare[name]]),
  );
  if (asJson) return void process.stdout.write(`${JSON.stringify({ ...app, bare, ratio, measuring })}\n`);
  for (const name of NAMES) {
    const cells = [app[name], bare[name], ratio[name] ?? Number.NaN].map((value) =>
      value.toFixed(2).padStart(16),
    );
    process.stdout.write(`${name.padEnd(16)}${cells.join('')}\n`);
  }
  for (const [name, value] of Object.entries(measuring)) {
    process.stdout.write(`${name.padEnd(24)}${(value as number).toFixed(2).padStart(16)}\n`);
  }
}

process.exitCode = await main();
