import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../testing/folder';
import { useLoopbackTime } from '../testing/loopback-time';
import type { LineEvent, LineStretch } from '../../shared/history/outages';
import { TargetAddresses } from './addresses';
import { LineRecorder, type LineRecorderDeps } from './line-recorder';
import { probe } from './probe';
import { readPath } from './read-path';

useLoopbackTime();

const ROUTE =
  'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\nlo\t00000000\t0101A8C0\t0003\t0\t0\t0\t00000000\n';

describe('one probe', () => {
  it('is answered by a server that takes the connection', async () => {
    const server = createServer((socket) => void socket.on('error', () => undefined));
    onTestFinished(() => void server.close());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect(await probe({ host: '127.0.0.1', port }, 60_000)).toBe(0);
  });
  it('is answered by a refusal', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await new Promise((resolve) => server.close(resolve));
    expect(await probe({ host: '127.0.0.1', port }, 60_000)).toBe(0);
  });
});

describe('the way out', () => {
  it('is unknown where the system does not tell, never a missing network', () => {
    const folder = temporaryFolder();
    const path = readPath({ proc: folder, sys: folder });
    expect(path).toMatchObject({ gateway: null, interfaceName: null, hasIpv4: null });
  });
  it('is not usable without a default route', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'route'), 'Iface\tDestination\n');
    expect(readPath({ proc: folder, sys: folder })).toMatchObject({ isUsable: false });
  });
  it('names gateway and interface, and is not usable without a carrier', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'route'), ROUTE);
    mkdirSync(join(folder, 'lo'));
    writeFileSync(join(folder, 'lo', 'carrier'), '0\n');
    expect(readPath({ proc: folder, sys: folder })).toEqual({
      isUsable: false,
      gateway: '192.168.1.1',
      gatewayHardware: null,
      interfaceName: 'lo',
      description: null,
      hasIpv4: true,
    });
  });
});

describe('the address of a far target', () => {
  const targets = [
    { addresses: ['192.0.2.1', '2001:db8::1'], port: 443 },
    { addresses: ['far.example'], port: 80 },
  ];
  const addressesWith = (lookUp: (name: string) => Promise<readonly string[]>) =>
    new TargetAddresses({ targets, lookUp, monotonicMs: () => 0 });
  it('is of the kind that leads out', () => {
    const addresses = addressesWith(() => Promise.resolve([]));
    expect(addresses.of(0, true)?.host).toBe('192.0.2.1');
    expect(addresses.of(0, false)?.host).toBe('2001:db8::1');
    expect(addresses.of(0, null)?.host).toBe('192.0.2.1');
  });
  it('is none while a name cannot be resolved', async () => {
    const lost = addressesWith(() => Promise.reject(new Error('ENOTFOUND')));
    lost.of(1, true);
    await Promise.resolve();
    expect(lost.of(1, true)).toBeNull();
  });
  it('is looked up ahead', async () => {
    const addresses = addressesWith(() => Promise.resolve(['192.0.2.7']));
    expect(addresses.of(1, true)).toBeNull();
    await new Promise((resolve) => setImmediate(resolve));
    expect(addresses.of(1, true)).toEqual({ host: '192.0.2.7', port: 80 });
  });
});

describe('the recording of the line', () => {
  const event = (id: string) => ({
    kind: 'event' as const,
    event: { id, kind: 'outage', place: 'beyond', startedAt: 0, endedAt: null, isEndObserved: true } as const,
  });
  function recording(
    lastWatchedAt: number | null = null,
    factsOf: LineRecorderDeps['factsOf'] = () => ({ network: null, linkKind: null, gateway: null }),
  ) {
    const saved: string[] = [];
    const events: LineEvent[] = [];
    const minutes: LineStretch[] = [];
    const disk = { isFull: false };
    const recorder = new LineRecorder({
      records: {
        saveEvent: (found) => {
          if (disk.isFull) throw new Error('ENOSPC');
          if (found.id === 'wrong') throw new Error('cannot store REAL value in INTEGER column');
          saved.push(`${found.kind} ${found.id}`);
          events.push(found);
        },
        saveMinute: (minute) => void minutes.push(minute),
        closeLeft: () => undefined,
        lastWatchedAt: () => lastWatchedAt,
        lastNetworkIn: ({ from, to }) => (from < to ? 'home' : null),
      },
      factsOf,
      clock: { now: () => 1_000_000 },
      newId: () => 'new',
      onRecorded: () => undefined,
      log: () => undefined,
    });
    return { recorder, saved, events, minutes, disk };
  }
  it('keeps what the disk refuses, in its order', () => {
    const { recorder, saved, disk } = recording();
    disk.isFull = true;
    recorder.take(event('a'));
    recorder.take(event('b'));
    expect(saved).toEqual([]);
    disk.isFull = false;
    recorder.take(event('c'));
    expect(saved).toEqual(['outage a', 'outage b', 'outage c']);
  });
  it('goes on where one finding cannot be recorded, and the disk takes all others', () => {
    const { recorder, saved } = recording();
    for (const id of ['a', 'wrong', 'b', 'c']) recorder.take(event(id));
    expect(saved).toEqual(['outage a', 'outage b', 'outage c']);
  });
  it('has the network and the route, as far as they are recorded', () => {
    const way = {
      interfaceName: 'wlan0',
      gateway: '192.168.1.1',
      gatewayHardware: null,
      description: 'wlan0, 192.168.1.0/24',
    };
    const asked: unknown[] = [];
    const { recorder, events, minutes } = recording(null, (seen) => {
      asked.push(seen);
      return { network: 'home', linkKind: 'wifi', gateway: null };
    });
    recorder.take({ kind: 'way', way });
    expect([asked.length, events.length]).toEqual([1, 0]);
    const steps = { isConnected: true, gateway: 'answered', targets: ['silent'] } as const;
    recorder.take({ ...event('a'), seenAt: { way, steps, addresses: ['192.0.2.1:443'] } });
    expect(events).toEqual([
      {
        ...event('a').event,
        network: 'home',
        route: {
          interfaceName: 'wlan0',
          linkKind: 'wifi',
          isConnected: true,
          gateway: null,
          gatewayAnswer: 'answered',
          targets: [{ address: '192.0.2.1:443', answer: 'silent' }],
        },
      },
    ]);
    const silent = { sent: 0, failed: 0, medianMs: null, highestMs: null };
    const minute = { at: 0, lengthMs: 60_000, observedMs: 60_000, gateway: silent, far: silent };
    recorder.take({ kind: 'minute', minute, way });
    expect(minutes).toEqual([{ ...minute, network: 'home' }]);
  });
  it('names the time in which Linewatch did not run', () => {
    const { recorder, saved, events } = recording(100_000);
    recorder.open();
    expect(saved).toEqual(['stopped new']);
    expect(events).toMatchObject([{ startedAt: 100_000, endedAt: 1_000_000, network: 'home' }]);
  });
  it('has nothing to name at the first start', () => {
    const { recorder, saved } = recording();
    recorder.open();
    expect(saved).toEqual([]);
  });
});
