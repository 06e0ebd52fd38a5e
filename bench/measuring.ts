import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { DEFAULT_SETTINGS } from '../shared/settings';
import { openInspector } from './inspector';
import { endTree, getMemory, utilityProcesses } from './process-tree';

const SETTLE_MS = 4_000;
const POLL_MS = 50;
const WATCH_EVERY_MS = 1;
const WITHIN_MS = 60_000;
const START = `globalThis.benchLag = process.getBuiltinModule('node:perf_hooks')
  .monitorEventLoopDelay({ resolution: ${WATCH_EVERY_MS} }); benchLag.enable()`;
const READ = 'benchLag.percentile(95) / 1e6';

/** What the application is like while it measures as fast as loopback goes. */
export interface MeasuringFigures {
  readonly downloadBitsPerSecond: number;
  readonly uploadBitsPerSecond: number;
  /** The most that the measuring process took: what it has for itself and its share of the rest, and all it maps. */
  readonly enginePssBytes: number;
  readonly engineRssBytes: number;
  /** How late the event loop of the main process was in 95 of 100 looks. */
  readonly mainLagP95Ms: number;
}

/** Starts the application hidden, asks it for a test against a server on loopback, and watches its processes meanwhile. */
export async function measureMeasuring(
  executable: string,
  servePath: string,
  port: number,
): Promise<MeasuringFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'linewatch-bench-'));
  const server = spawn(process.execPath, [servePath, '--port', '0'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const common = ['--no-sandbox', `--user-data-dir=${folder}`];
  let app: ChildProcess | null = null;
  try {
    writeFileSync(join(folder, 'settings.json'), JSON.stringify(settingsFor(await getUrl(server))));
    app = spawn(executable, [...common, '--hidden', `--inspect=127.0.0.1:${port}`], { stdio: 'ignore' });
    const pid = app.pid ?? 0;
    const inspector = await openInspector(port);
    await pause(SETTLE_MS);
    const before = new Set(utilityProcesses(pid));
    await inspector.evaluate(START);
    const peak = { pss: 0, rss: 0 };
    const watch = setInterval(() => {
      for (const engine of utilityProcesses(pid).filter((found) => !before.has(found))) {
        const { pssBytes, rssBytes } = getMemory(engine);
        peak.pss = Math.max(peak.pss, pssBytes);
        peak.rss = Math.max(peak.rss, rssBytes);
      }
    }, POLL_MS);
    const ask = promisify(execFile)(executable, [...common, '--measure', '--json'], { timeout: WITHIN_MS });
    const { stdout } = await ask.finally(() => {
      clearInterval(watch);
    });
    const lagMs = Number(await inspector.evaluate(READ)) - WATCH_EVERY_MS;
    inspector.close();
    const { figures } = JSON.parse(stdout) as { readonly figures: Omit<MeasuringFigures, 'mainLagP95Ms'> };
    const { downloadBitsPerSecond, uploadBitsPerSecond } = figures;
    return {
      downloadBitsPerSecond,
      uploadBitsPerSecond,
      enginePssBytes: peak.pss,
      engineRssBytes: peak.rss,
      mainLagP95Ms: Math.max(0, lagMs),
    };
  } finally {
    server.kill();
    if (app !== null) await endTree(app);
    rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
  }
}

async function getUrl(server: ChildProcess): Promise<string> {
  const [line] = (server.stdout === null ? [''] : await once(server.stdout, 'data')) as [Buffer | string];
  return /https?:\S+/.exec(line.toString())?.[0] ?? '';
}

function settingsFor(url: string) {
  const { measuring, watching } = DEFAULT_SETTINGS;
  return {
    ...DEFAULT_SETTINGS,
    schedules: [],
    // Nothing is to leave the loopback.
    watching: { ...watching, isEnabled: false },
    measuring: {
      ...measuring,
      provider: 'librespeed',
      librespeed: { ownServers: [{ name: 'Loopback', url }], fixedServerUrl: null },
    },
  };
}
