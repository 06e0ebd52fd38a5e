import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { MessageBus } from 'dbus-next';
import { SETTINGS_VERSION } from '../shared/settings';
import { targetsAt } from './inspector';
import { cpuSeconds, endTree, pssBytes } from './process-tree';

const POLL_MS = 5;
const READY_WITHIN_MS = 30_000;
/** Start-up work (compilation, caches) has ended by then. */
const SETTLE_MS = 4_000;

/** The watching costs what it costs, and speaks to no other computer: a refusal is an answer. */
const LOOPBACK = {
  isEnabled: true,
  targets: [1, 2, 3].map((n) => ({ addresses: [`127.0.0.${String(n)}`] })),
};

/** What one start was like. */
export interface StartFigures {
  readonly windowReadyMs: number;
  readonly trayReadyMs: number;
  readonly pssWindowBytes: number;
  readonly pssTrayBytes: number;
  readonly idleCpuPercent: number;
}

export interface Program {
  readonly executable: string;
  readonly args: readonly string[];
  /** The title that the window has once a person can use it. */
  readonly readyTitle: RegExp;
}

/** Starts a program once on a data folder without records, measures it, and ends it. */
export async function measureStart(
  program: Program,
  bus: MessageBus,
  port: number,
  idleSeconds: number,
): Promise<StartFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'linewatch-bench-'));
  writeFileSync(
    join(folder, 'settings.json'),
    JSON.stringify({ version: SETTINGS_VERSION, watching: LOOPBACK }),
  );
  const tray = nextTrayIcon(bus);
  const startedAt = performance.now();
  const args = [
    ...program.args,
    '--no-sandbox',
    // Windows can be looked into where main can be.
    '--inspect=127.0.0.1:0',
    `--remote-debugging-port=${port}`,
    `--user-data-dir=${folder}`,
  ];
  const child = spawn(program.executable, args, { stdio: 'ignore' });
  try {
    const pid = child.pid ?? 0;
    const [windowAt, trayAt] = await Promise.all([windowReady(port, program.readyTitle), tray]);
    await pause(SETTLE_MS);
    const pssWindowBytes = pssBytes(pid);
    const cpuBefore = cpuSeconds(pid);
    await pause(idleSeconds * 1_000);
    const idleCpuPercent = ((cpuSeconds(pid) - cpuBefore) / idleSeconds) * 100;
    await closeWindow(port);
    await pause(SETTLE_MS);
    return {
      windowReadyMs: windowAt - startedAt,
      trayReadyMs: trayAt - startedAt,
      pssWindowBytes,
      pssTrayBytes: pssBytes(pid),
      idleCpuPercent,
    };
  } finally {
    await endTree(child);
    rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
  }
}

/** When the window first has the title that it has once a person can use it. */
export async function windowReady(port: number, title: RegExp, withinMs = READY_WITHIN_MS): Promise<number> {
  const giveUpAt = performance.now() + withinMs;
  while (performance.now() < giveUpAt) {
    const page = (await targetsAt(port)).find((target) => target.type === 'page');
    if (page !== undefined && title.test(page.title)) return performance.now();
    await pause(POLL_MS);
  }
  throw new Error(`the window was not ready within ${withinMs / 1_000} seconds`);
}

async function closeWindow(port: number): Promise<void> {
  for (const target of await targetsAt(port)) {
    if (target.type === 'page') await fetch(`http://127.0.0.1:${port}/json/close/${target.id}`);
  }
}

/** When the desktop's tray next hears of an icon. */
function nextTrayIcon(bus: MessageBus): Promise<number> {
  return new Promise((resolve) => {
    const listen = (message: { member?: string }) => {
      if (message.member !== 'StatusNotifierItemRegistered') return;
      bus.off('message', listen);
      resolve(performance.now());
    };
    bus.on('message', listen);
  });
}
