import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { RunProgress } from '../../../shared/run-progress';
import { ProgressBoard } from '../../engine/progress-board';
import { temporaryFolder } from '../../testing/folder';
import { measureJob } from '../../testing/measure-job';
import { OOKLA_RESULT } from '../../testing/ookla-program';
import { measureOokla, ooklaTools } from '../../testing/measure-ookla';
import { until } from '../../testing/until';
import { ooklaWith } from './provider';

const HANG = 'setInterval(() => undefined, 1_000);';
const RESULT = `line(${JSON.stringify(OOKLA_RESULT)});`;
/** Longer than any computer takes to start a program. */
const NEVER_MS = 600_000;

afterEach(() => {
  vi.useRealTimers();
});

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    // A killed child of a child may wait for its parent to take note of it.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${String(pid)}/status`, 'utf8'));
  } catch {
    return false;
  }
};

describe('ookla', () => {
  it('refuses an IP version that the program cannot be told', async () => {
    const ipVersion = 'ipv6';
    const detail = 'the speedtest program cannot be told to use IPv6 without a local address of it';
    for (const wish of [{ ipVersion }, { ipVersion, localAddress: '192.168.1.20' }] as const) {
      const { result } = await measureOokla(RESULT, wish);
      expect(result.failure).toEqual({ reason: 'no-server', detail });
    }
    expect((await measureOokla(RESULT, { ipVersion, localAddress: 'fd00::20' })).result.failure).toBeNull();
  });

  it('does not wait for a program that has said its result and does not end', async () => {
    const { result, figures } = await measureOokla(RESULT + HANG);
    expect(result.failure).toBeNull();
    expect(figures.downloadBitsPerSecond).toBe(94_000_000);
  });

  it('takes the figures of the program, and starts it in a home of its own', async () => {
    const homeFolder = join(temporaryFolder(), 'deep', 'home');
    const note = `require('node:fs').writeFileSync(process.env.HOME + '/seen', process.argv.slice(2).join(' '));`;
    const { result, figures, server } = await measureOokla(note + RESULT, {
      homeFolder,
      localAddress: '192.168.1.20',
    });
    expect(readFileSync(join(homeFolder, 'seen'), 'utf8')).toBe(
      '--accept-license --accept-gdpr --format=jsonl --progress=yes --server-id=1234 --ip=192.168.1.20',
    );
    expect(server).toEqual({ name: 'Example Net, Vienna', url: 'https://speed.example:8080/' });
    expect(result).toMatchObject({
      failure: null,
      download: null,
      packetLossSource: 'ookla',
      connection: { localAddress: '192.168.1.20', ipVersion: 4, proxy: null },
    });
    expect(figures).toMatchObject({
      downloadBitsPerSecond: 94_000_000,
      uploadBitsPerSecond: 37_600_000,
      latencyMs: 12.5,
      latencyMinMs: 11.9,
      jitterMs: 0.8,
      loadedLatencyDownloadMs: 45.2,
      loadedLatencyUploadMs: 60.4,
      packetLossRatio: 0.005,
      downloadBytes: 120_000_000,
      downloadSeconds: 10.2,
      latencyP95Ms: null,
    });
  });

  it('leaves absent what the program does not say', async () => {
    const { packetLoss: _packetLoss, interface: _interface, server: _server, ...rest } = OOKLA_RESULT;
    const { result, figures, server } = await measureOokla(`line(${JSON.stringify(rest)})`);
    expect(result).toMatchObject({
      failure: null,
      packetLossSource: null,
      connection: { localAddress: null },
    });
    expect(figures.packetLossRatio).toBeNull();
    expect(server?.name).toBe('www.speedtest.net');
  });

  it('shows the test while it runs', async () => {
    const homeFolder = temporaryFolder();
    const seen: RunProgress[] = [];
    const load = { bandwidth: 1_000_000, bytes: 2_000_000, elapsed: 2_000, progress: 0.2 };
    await measureOokla(
      `console.error('LICENCE TEXT');
       console.log('==============');
       line({ type: 'testStart', server: { id: 1, host: 'speed.example', name: 'Example' } });
       line({ type: 'ping', ping: { latency: 11, jitter: 1, progress: 0.4 } });
       line({ type: 'download', download: ${JSON.stringify(load)} });
       line({ type: 'upload', upload: ${JSON.stringify(load)} });
       const look = setInterval(() => {
         if (!require('node:fs').existsSync(process.env.HOME + '/go-on')) return;
         clearInterval(look);
         ${RESULT}
       }, 5);`,
      {
        homeFolder,
        onProgress: (progress) => {
          seen.push(progress);
          if (progress.bytesSoFar === 4_000_000) writeFileSync(join(homeFolder, 'go-on'), '');
        },
      },
    );
    expect([...new Set(seen.map(({ phase }) => phase))]).toEqual([
      'connecting',
      'latency',
      'download',
      'upload',
    ]);
    expect(seen.at(-1)).toMatchObject({
      currentBitsPerSecond: 8_000_000,
      currentLatencyMs: 11,
      bytesSoFar: 4_000_000,
      server: { name: 'Example' },
    });
  });

  it.each([
    ['that hangs', HANG, 'timeout', 'did not end in time'],
    [
      'that names a fault',
      `console.error('[error] Limit reached'); process.exit(2);`,
      'refused-by-provider',
      'Limit',
    ],
    [
      'that logs a fault',
      `console.error('LICENCE'); line({ type: 'log', level: 'error', message: 'Cannot read: Timeout occurred' }); process.exitCode = 2;`,
      'timeout',
      'Timeout occurred',
    ],
    ['that says nothing', 'process.exit(1)', 'bad-answer', 'exit code 1'],
    ['that ends well without a result', '', 'bad-answer', 'exit code 0'],
    ['that is killed', `process.kill(process.pid, 'SIGKILL'); ${HANG}`, 'bad-answer', 'ended by SIGKILL'],
    [
      'that prints NaN',
      `console.log('{"type":"result","download":{"bandwidth":NaN}}')`,
      'bad-answer',
      'exit code 0',
    ],
    [
      'with a negative figure',
      `line({ ...${JSON.stringify(OOKLA_RESULT)}, upload: { bandwidth: -1, bytes: 1 } })`,
      'bad-answer',
      'exit',
    ],
    [
      'that writes a line without end',
      `const much = 'x'.repeat(1 << 20); for (;;) require('node:fs').writeSync(1, much);`,
      'bad-answer',
      'writes without end',
    ],
  ])('fails on a program %s', async (_, script, reason, detail) => {
    const { result } = await measureOokla(script, { deadlineMs: script === HANG ? 50 : NEVER_MS });
    expect(result.failure?.reason).toBe(reason);
    expect(result.failure?.detail).toContain(detail);
    expect(result.holdOffMs).toBe(reason === 'refused-by-provider' ? 3_600_000 : null);
  });

  it('fails when the program is not there, is the wrong one, or has no home', async () => {
    expect((await measureOokla(null)).result.failure?.reason).toBe('not-installed');
    const wrong = ooklaWith({ look: () => Promise.resolve({ kind: 'python-tool' }), deadlineMs: 1 });
    const board = new ProgressBoard('run-1', () => undefined);
    expect((await wrong.measure(measureJob(), ooklaTools(board))).failure?.detail).toContain('speedtest-cli');
    board.close();
    expect((await measureOokla(RESULT, { homeFolder: '/dev/null/home' })).result.failure?.reason).toBe(
      'not-installed',
    );
  });

  it('keeps what a test had moved when it fails midway', async () => {
    const { result, figures } = await measureOokla(
      `line({ type: 'download', download: { bandwidth: 1, bytes: 5_000, elapsed: 400 } }); process.exitCode = 1;`,
    );
    expect(result.failure).not.toBeNull();
    expect(figures).toMatchObject({
      downloadBytes: 5_000,
      downloadSeconds: 0.4,
      downloadBitsPerSecond: null,
    });
  });

  it('ends the program and what it started at once when it is cancelled', async () => {
    // No time passes: nothing that ends it could have waited.
    vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval'] });
    const cancel = new AbortController();
    const homeFolder = temporaryFolder();
    const pids = join(homeFolder, 'pids');
    const running = measureOokla(
      `const child = require('node:child_process').spawn('sleep', ['600']);
       require('node:fs').writeFileSync(process.env.HOME + '/pids', process.pid + ' ' + child.pid + ' '); ${HANG}`,
      { homeFolder, signal: cancel.signal },
    );
    await until(() => existsSync(pids) && /\d+ \d+ /.test(readFileSync(pids, 'utf8')));
    cancel.abort();
    expect((await running).result).toMatchObject({ failure: null, download: null });
    const [program = 0, child = 0] = readFileSync(pids, 'utf8').split(' ').map(Number);
    await until(() => !isAlive(program) && !isAlive(child));
  });
});
