import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { HomeNetwork, homeMissing } from '../../e2e/network/home-network';
import { HOUR_MS, MINUTE_MS } from '../../shared/durations';
import type { LineEvent } from '../../shared/history/outages';
import { cpuSeconds } from '../process-tree';
import { compareWithTruth, type Fault } from './report';

const USAGE = 'Usage: npm run -s bench:watch -- [--json] [--minutes N]';
/** The watching thread alone, as the application starts it; it prints what it reports. */
const PROGRAM = `
  const { Worker } = require('node:worker_threads');
  const worker = new Worker(process.argv[1]);
  worker.on('message', (report) => console.log(JSON.stringify(report)));
  worker.postMessage({ kind: 'watch', targets: JSON.parse(process.argv[2]) });
`;
/** After this long on a line that is up every target has answered, and an outage before is over. */
const CALM_MS = 9_000;
/** An outage is sure by then; until then every target is asked each second. */
const SURE_AFTER_MS = 14_000;

/** What is done to the line. A null kind is no outage: it must not be found. */
interface Trouble {
  readonly kind: Fault['kind'] | null;
  readonly place: Fault['place'];
  readonly lengthMs: number;
  readonly turn: (home: HomeNetwork, isOn: boolean) => void;
}

/** Played one after the other, again and again. */
const TROUBLES: readonly Trouble[] = [
  { kind: 'outage', place: 'beyond', lengthMs: 30_000, turn: (home, isOn) => home.breakBeyond(isOn) },
  { kind: null, place: 'unknown', lengthMs: 8_000, turn: (home, isOn) => home.lose(isOn ? 3 : 0) },
  { kind: 'outage', place: 'gateway', lengthMs: 12_000, turn: (home, isOn) => home.silenceRouter(isOn) },
  { kind: null, place: 'unknown', lengthMs: 8_000, turn: (home, isOn) => home.delay(isOn ? 500 : 0) },
  { kind: 'no-network', place: 'interface', lengthMs: 6_000, turn: (home, isOn) => home.pullCable(isOn) },
];

async function main(): Promise<number> {
  const options = readOptions();
  const missing = homeMissing();
  if (options === null || missing !== null) {
    process.stderr.write(`${options === null ? USAGE : `This benchmark cannot run: ${String(missing)}.`}\n`);
    return 2;
  }
  const home = await HomeNetwork.open();
  try {
    print(await watch(home, options.minutes * MINUTE_MS), options.asJson);
  } finally {
    home.remove();
  }
  return 0;
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: { json: { type: 'boolean', default: false }, minutes: { type: 'string', default: '2' } },
    });
    const minutes = Number(values.minutes);
    return minutes > 0 ? { asJson: values.json, minutes } : null;
  } catch {
    return null;
  }
}

/** Plays troubles one after the other for so long, and holds what is found against them. */
async function watch(home: HomeNetwork, forMs: number) {
  const watcher = fileURLToPath(new URL('./watcher.js', import.meta.url));
  const [program = '', ...args] = home.onComputer;
  const script = [process.execPath, '-e', PROGRAM, watcher, JSON.stringify(home.targets)];
  const child = spawn(program, [...args, ...script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const events = new Map<string, LineEvent>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    const { event } = JSON.parse(line) as { readonly event?: LineEvent };
    if (event !== undefined) events.set(event.id, event);
  });
  const faults: Fault[] = [];
  const costs = { calmBytes: 0, calmMs: 0, downBytes: 0, downMs: 0 };
  try {
    await pause(CALM_MS);
    const began = { at: performance.now(), cpu: cpuSeconds(child.pid ?? 0) };
    while (performance.now() - began.at < forMs) {
      for (const trouble of TROUBLES) {
        if (performance.now() - began.at >= forMs) break;
        const { kind, place, lengthMs, turn } = trouble;
        const from = Date.now();
        turn(home, true);
        await pause(Math.min(lengthMs, SURE_AFTER_MS));
        const sure = { at: Date.now(), bytes: home.bytes };
        await pause(Math.max(0, lengthMs - SURE_AFTER_MS));
        const down = { at: Date.now(), bytes: home.bytes };
        turn(home, false);
        const to = Date.now();
        if (kind !== null) faults.push({ kind, place, from, to });
        if (lengthMs > SURE_AFTER_MS) {
          costs.downBytes += down.bytes - sure.bytes;
          costs.downMs += down.at - sure.at;
        }
        await pause(CALM_MS);
        costs.calmBytes += home.bytes - down.bytes;
        costs.calmMs += Date.now() - down.at;
      }
    }
    const seconds = (performance.now() - began.at) / 1_000;
    return {
      minutes: seconds / 60,
      ...compareWithTruth(faults, [...events.values()]),
      bytesPerHour: (costs.calmBytes / costs.calmMs) * HOUR_MS,
      bytesPerHourWhileDown: (costs.downBytes / costs.downMs) * HOUR_MS,
      cpuPercent: ((cpuSeconds(child.pid ?? 0) - began.cpu) / seconds) * 100,
    };
  } finally {
    child.kill('SIGKILL');
  }
}

function print(figures: Awaited<ReturnType<typeof watch>>, asJson: boolean): void {
  if (asJson) return void process.stdout.write(`${JSON.stringify(figures)}\n`);
  for (const [name, value] of Object.entries(figures)) {
    const text = value === null ? '–' : Number.isInteger(value) ? String(value) : value.toFixed(2);
    process.stdout.write(`${name.padEnd(24)}${text.padStart(14)}\n`);
  }
}

process.exitCode = await main();
