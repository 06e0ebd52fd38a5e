import { generateKeyPairSync } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { FakeClock } from '../testing/fake-clock';
import { temporaryFolder } from '../testing/folder';
import { MINUTE_MS } from '../../shared/durations';
import { useLoopbackTime } from '../testing/loopback-time';
import { canMount, smallDisk } from '../testing/small-disk';
import { until } from '../testing/until';
import { NodeExecutor, UpdateServer } from '../testing/update-server';
import { LibraryUpdater } from './library-updater';

useLoopbackTime();

const NEW = Buffer.from('the new program '.repeat(20_000));
const NEVER = new AbortController().signal;

/** Version 0.1.0 as an AppImage, and a server that offers what a test says. */
async function installed(cache = temporaryFolder()) {
  const server = await UpdateServer.start();
  const clock = new FakeClock();
  const folder = temporaryFolder();
  const image = join(folder, 'Linewatch.AppImage');
  writeFileSync(image, 'the old program');
  chmodSync(image, 0o755);
  vi.stubEnv('APPIMAGE', image);
  const resources = temporaryFolder();
  writeFileSync(join(resources, 'app-update.yml'), 'updaterCacheDirName: linewatch-updater\n');
  const seen = { log: [] as string[], prepared: [] as unknown[], startsAs: true, isInRollout: true };
  const updater = new LibraryUpdater({
    package: 'appimage',
    application: {
      version: '0.1.0',
      name: 'linewatch',
      isPackaged: true,
      appUpdateConfigPath: join(resources, 'app-update.yml'),
      userDataPath: join(cache, 'linewatch-updater'),
      baseCachePath: cache,
      whenReady: () => Promise.resolve(),
      relaunch: () => undefined,
      quit: () => undefined,
      onQuit: () => undefined,
    },
    executor: new NodeExecutor(),
    feedUrl: server.url,
    key: server.key,
    image,
    isInRollout: (percentage) => percentage === undefined || seen.isInRollout,
    prepareRequests: () => Promise.resolve(),
    starts: () => Promise.resolve(seen.startsAs),
    prepareTrial: (next, place) => seen.prepared.push({ next, place }),
    timers: clock,
    log: (sentence) => seen.log.push(sentence),
  });
  const file = `/linewatch-0.2.0-linux-x64.AppImage`;
  const inUse = () => readFileSync(image, 'utf8');
  /** Nothing beside the program, and no part of a file that was loaded. */
  const expectNothingChanged = () => {
    expect(inUse()).toBe('the old program');
    expect(readdirSync(folder)).toEqual(['Linewatch.AppImage']);
    const pending = join(cache, 'linewatch-updater', 'pending');
    expect(existsSync(pending) ? readdirSync(pending) : []).toEqual([]);
  };
  const checkAndLoad = async () => {
    expect(await updater.check(NEVER)).toMatchObject({ kind: 'newer', version: '0.2.0' });
    return updater.load(() => undefined, NEVER);
  };
  return { server, clock, updater, image, folder, file, seen, inUse, checkAndLoad, expectNothingChanged };
}

describe('an update', () => {
  it('that is signed and whole takes the place of the program, which is kept beside it', async () => {
    const { server, updater, image, seen, inUse, folder } = await installed();
    server.offer({ version: '0.2.0', content: NEW, more: "releaseNotes: '- Outages are drawn.'\n" });
    const notes = ['Outages are drawn.'];
    expect(await updater.check(NEVER)).toEqual({ kind: 'newer', version: '0.2.0', notes });
    expect(server.asked.some((path) => path.includes('AppImage'))).toBe(false);
    const percents: number[] = [];
    expect(await updater.load((percent) => percents.push(percent), NEVER)).toEqual({ kind: 'loaded' });
    expect(inUse()).toBe('the old program');
    expect(await updater.install()).toEqual({ kind: 'restart' });
    expect(readFileSync(image).equals(NEW)).toBe(true);
    expect(statSync(image).mode & 0o777).toBe(0o755);
    const previous = `${image}.previous`;
    expect(readFileSync(previous, 'utf8')).toBe('the old program');
    expect(readdirSync(folder)).toHaveLength(2);
    expect(seen.prepared).toEqual([
      { next: expect.objectContaining({ version: '0.2.0', notes }) as unknown, place: { image, previous } },
    ]);
  });

  it('names nobody to the server', async () => {
    const { server, updater } = await installed();
    const headers: string[] = [];
    server.answers.set('/latest-linux.yml', (response) => {
      headers.push(...Object.keys(response.req.headers));
      response.writeHead(404).end();
    });
    await updater.check(NEVER);
    expect(headers.filter((name) => name.startsWith('x-') || name === 'cookie')).toEqual([]);
  });

  it('is none where the signed version is older, the same, or not yet for this computer', async () => {
    const { server, updater, seen, expectNothingChanged } = await installed();
    for (const version of ['0.0.9', '0.1.0', '0.1.0-rc.1']) {
      server.offer({ version, content: NEW });
      expect(await updater.check(NEVER)).toEqual({ kind: 'none' });
    }
    server.offer({ version: '0.2.0', content: NEW, more: 'stagingPercentage: 10\n' });
    seen.isInRollout = false;
    expect(await updater.check(NEVER)).toEqual({ kind: 'none' });
    seen.isInRollout = true;
    expect(await updater.check(NEVER)).toMatchObject({ kind: 'newer' });
    expectNothingChanged();
  });

  it('is not even read where its feed is not signed, or not by the key of this copy', async () => {
    const { server, updater, expectNothingChanged } = await installed();
    server.offer({ version: '0.2.0', content: NEW });
    const feed = String(server.answers.get('/latest-linux.yml'));
    server.sign(feed, generateKeyPairSync('ed25519').privateKey);
    expect(await updater.check(NEVER)).toMatchObject({ problem: 'wrong-signature' });
    server.sign(feed);
    server.answers.set('/latest-linux.yml', feed.replace('0.2.0', '9.9.9'));
    expect(await updater.check(NEVER)).toMatchObject({ problem: 'wrong-signature' });
    for (const signature of ['', 'no base64 at all', 'AAAA']) {
      server.answers.set('/latest-linux.yml.sig', signature);
      const problem = signature === '' ? 'unsigned' : 'wrong-signature';
      expect(await updater.check(NEVER)).toMatchObject({ problem });
    }
    server.answers.delete('/latest-linux.yml.sig');
    expect(await updater.check(NEVER)).toMatchObject({ problem: 'unsigned' });
    expect(server.asked.some((path) => path.includes('AppImage'))).toBe(false);
    await expect(updater.load(() => undefined, NEVER)).rejects.toThrow('Nothing was found');
    expectNothingChanged();
  });

  it('is not understood where a signed feed is broken, and not found where there is none', async () => {
    const { server, updater } = await installed();
    expect(await updater.check(NEVER)).toMatchObject({ problem: 'unreachable' });
    for (const broken of ['version: latest\nfiles: []\n', '{', '- a\n- b\n', 'null\n']) {
      server.sign(broken);
      expect(await updater.check(NEVER)).toMatchObject({ problem: 'not-understood' });
    }
    server.answers.set('/latest-linux.yml.sig', (response) => response.writeHead(503).end());
    expect(await updater.check(NEVER)).toMatchObject({ problem: 'unreachable' });
  });

  it('that is not what was signed is deleted', async () => {
    const { server, checkAndLoad, expectNothingChanged } = await installed();
    server.offer({ version: '0.2.0', content: NEW, hashOf: Buffer.from('something else') });
    expect(await checkAndLoad()).toMatchObject({ problem: 'damaged' });
    expectNothingChanged();
  });

  it('whose transfer breaks off leaves nothing, and is loaded whole the next time', async () => {
    const { server, file, checkAndLoad, expectNothingChanged } = await installed();
    server.offer({ version: '0.2.0', content: NEW });
    server.answers.set(file, (response) => {
      response.writeHead(200, { 'content-length': NEW.length });
      response.write(NEW.subarray(0, 100_000), () => response.destroy());
    });
    expect(await checkAndLoad()).toMatchObject({ problem: 'interrupted' });
    expectNothingChanged();
    server.answers.set(file, NEW);
    expect(await checkAndLoad()).toEqual({ kind: 'loaded' });
  });

  it('is given up where nothing arrives any more, where too much does, and when somebody wants that', async () => {
    const { server, clock, file, updater, checkAndLoad, inUse } = await installed();
    server.offer({ version: '0.2.0', content: NEW });
    let isHanging = false;
    server.answers.set(file, (response) => {
      response.writeHead(200, { 'content-length': NEW.length }).write(NEW.subarray(0, 1_000));
      isHanging = true;
    });
    const hanging = checkAndLoad();
    await until(() => isHanging);
    await clock.advance(MINUTE_MS);
    expect(await hanging).toMatchObject({ problem: 'interrupted' });
    server.answers.set(file, (response) => {
      response.writeHead(200, { 'content-length': NEW.length * 3 });
      for (let sent = 0; sent < 3; sent++) response.write(NEW);
      response.end();
    });
    expect((await checkAndLoad()).kind).toBe('fault');
    const giveUp = new AbortController();
    server.answers.set(file, (response) => {
      response.writeHead(200).write(NEW.subarray(0, 1_000), () => giveUp.abort());
    });
    await updater.check(NEVER);
    expect(await updater.load(() => undefined, giveUp.signal)).toEqual({ kind: 'cancelled' });
    expect(inUse()).toBe('the old program');
    server.answers.set(file, NEW);
    expect(await checkAndLoad()).toEqual({ kind: 'loaded' });
  });

  it.skipIf(!canMount)('for which the disk has no room changes nothing', async () => {
    const cache = smallDisk(200);
    const { server, checkAndLoad, expectNothingChanged } = await installed(cache);
    server.offer({ version: '0.2.0', content: NEW });
    expect(await checkAndLoad()).toMatchObject({ problem: 'disk-full' });
    expectNothingChanged();
  });
});

describe('a new version that cannot take the place of this one', () => {
  it('is not used where it does not start', async () => {
    const { server, updater, seen, checkAndLoad, inUse, folder } = await installed();
    server.offer({ version: '0.2.0', content: NEW });
    await checkAndLoad();
    seen.startsAs = false;
    expect(await updater.install()).toMatchObject({ problem: 'does-not-start' });
    expect(inUse()).toBe('the old program');
    expect(readdirSync(folder)).toEqual(['Linewatch.AppImage']);
    expect(seen.prepared).toEqual([]);
  });

  it('leaves this one in its place where something stands in its way', async () => {
    const { server, updater, image, checkAndLoad, inUse } = await installed();
    server.offer({ version: '0.2.0', content: NEW });
    await checkAndLoad();
    mkdirSync(`${image}.new`);
    expect(await updater.install()).toMatchObject({ kind: 'fault' });
    expect(inUse()).toBe('the old program');
    expect(existsSync(`${image}.previous`)).toBe(false);
  });
});
