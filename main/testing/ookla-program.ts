import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './folder';

/** What a server and a line gave a test of Ookla's program. */
export const OOKLA_RESULT = {
  type: 'result',
  timestamp: '2026-11-23T20:36:54Z',
  ping: { jitter: 0.8, latency: 12.5, low: 11.9, high: 14 },
  download: {
    bandwidth: 11_750_000,
    bytes: 120_000_000,
    elapsed: 10_200,
    latency: { iqm: 45.2, low: 12, high: 80, jitter: 3 },
  },
  upload: {
    bandwidth: 4_700_000,
    bytes: 48_000_000,
    elapsed: 10_100,
    latency: { iqm: 60.4, low: 12, high: 90, jitter: 4 },
  },
  packetLoss: 0.5,
  isp: 'Example',
  interface: {
    internalIp: '192.168.1.20',
    name: 'eth0',
    macAddr: '00:00:00:00:00:00',
    isVpn: false,
    externalIp: '192.0.2.1',
  },
  server: {
    id: 1234,
    host: 'speed.example',
    port: 8080,
    name: 'Example Net',
    location: 'Vienna',
    country: 'Austria',
    ip: '192.0.2.2',
  },
  result: { id: '1', url: 'https://www.speedtest.net/result/c/1', persisted: true },
};

/** Puts a program named `speedtest` into a folder of its own; `script` is JavaScript. Gives the folder. */
export function speedtestProgram(script: string): string {
  const folder = temporaryFolder();
  const path = join(folder, 'speedtest');
  writeFileSync(path, `#!${process.execPath}\n${script}`);
  chmodSync(path, 0o755);
  return folder;
}

/** Ookla's program as far as its version; then `script`. */
export function ooklaProgram(script: string): string {
  return speedtestProgram(`
    if (process.argv[2] === '--version') {
      console.log('Speedtest by Ookla 1.2.0.84 (ea6b6773cf) Linux/x86_64-linux-musl 6.1.0');
      process.exit(0);
    }
    const line = (value) => console.log(JSON.stringify(value));
    ${script}`);
}
