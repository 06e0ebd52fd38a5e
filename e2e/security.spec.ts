import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { getComplaints, openPage } from './application/pages';
import { expect, test } from './fixtures';
import { tellingAll } from './settings';

const PAGES = ['Dashboard', 'History', 'Rules', 'Delivery', 'Settings'];

test('every page works under a strict policy, without a violation', async ({ folder, start }) => {
  folder.writeSettings(tellingAll({}));
  const linewatch = await start();
  const page = await linewatch.window();
  const complaints = getComplaints(page);
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`violation of ${event.violatedDirective}: ${event.blockedURI}`);
    });
  });
  const response = await page.reload();
  const policy = response?.headers()['content-security-policy'] ?? '';
  expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[^']+';/);
  expect(policy).not.toContain('unsafe');
  for (const name of PAGES) await openPage(page, name);
  expect(complaints).toEqual([]);
});

test('the page can leave its place in no way', async ({ folder, speedServer, start }) => {
  folder.writeSettings(tellingAll({}));
  const linewatch = await start();
  const page = await linewatch.window();
  const getHome = (url: string) => url.replace(/#.*$/, '');
  const home = getHome(page.url());
  expect(home).toMatch(/^app:\/\/linewatch\//);
  // The speed-test server would answer: only the application can stop it.
  expect((await fetch(speedServer.url)).ok).toBe(true);
  expect(await page.evaluate((url) => window.open(url) === null, speedServer.url)).toBe(true);
  await page.evaluate((url) => {
    location.href = url;
  }, speedServer.url);
  await page.evaluate((url) => {
    const link = Object.assign(document.createElement('a'), { href: url, target: '_blank' });
    document.body.append(link);
    link.click();
  }, speedServer.url);
  const fetched = await page.evaluate(
    (url) =>
      fetch(url).then(
        () => 'fetched',
        () => 'refused',
      ),
    speedServer.url,
  );
  expect(fetched).toBe('refused');
  expect(linewatch.electron.windows()).toHaveLength(1);
  expect(getHome(page.url())).toBe(home);
  expect(await linewatch.state()).toMatchObject({ tray: 'idle' });
});

test('the page gets no permission and nothing of Node', async ({ folder, start }) => {
  folder.writeSettings(tellingAll({}));
  const linewatch = await start();
  const page = await linewatch.window();
  const permissions = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone'] as PermissionName[];
    const answers = names.map(async (name) => (await navigator.permissions.query({ name })).state);
    return [...(await Promise.all(answers)), await Notification.requestPermission()];
  });
  expect(permissions).toEqual(['denied', 'denied', 'denied', 'denied', 'denied']);
  const globals = await page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global', 'electron', '__dirname'].filter(
      (name) => name in globalThis,
    ),
  );
  expect(globals).toEqual([]);
  const offered = await page.evaluate(() => Object.values(window.linewatch).map((value) => typeof value));
  expect(new Set(offered)).toEqual(new Set(['function']));
});

test('the window is made with what Electron advises', async ({ folder, start }) => {
  folder.writeSettings(tellingAll({}));
  const linewatch = await start();
  await linewatch.window();
  const preferences = await linewatch.electron.evaluate(({ webContents }) =>
    webContents
      .getAllWebContents()
      .map((contents) =>
        (contents as unknown as { getLastWebPreferences(): object }).getLastWebPreferences(),
      ),
  );
  expect(preferences).toEqual([
    expect.objectContaining({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
    }),
  ]);
  const unsafe = ['allowRunningInsecureContent', 'experimentalFeatures', 'webviewTag', 'enableBlinkFeatures'];
  expect(unsafe.filter((name) => Boolean((preferences[0] as Record<string, unknown>)[name]))).toEqual([]);
});

test('whatever the own scheme answers has a policy that lets nothing out', async ({ folder, start }) => {
  folder.writeSettings(tellingAll({}));
  const linewatch = await start();
  const page = await linewatch.window();
  const [script = ''] = await page.evaluate(() => Array.from(document.scripts, ({ src }) => src));
  const own = 'app://linewatch';
  const urls = [own, script, `${own}/nothing.js`, `${own}/%`, `${own}/..%2f..%2fpackage.json`];
  const others = [`${own}/report.html?id=none`, 'app://preview/none', 'app://preview/%', 'app://elsewhere/'];
  const answers = await linewatch.electron.evaluate(
    async ({ session }, asked) =>
      Promise.all(
        asked.map(async (url) => {
          const { status, headers } = await session.defaultSession.fetch(url);
          return { url, status, policy: headers.get('content-security-policy') };
        }),
      ),
    [...urls, ...others],
  );
  expect(answers.filter(({ policy }) => policy?.startsWith("default-src 'none'") !== true)).toEqual([]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, ...Array<number>(7).fill(404)]);
});

test('a peer connection of the page asks no server for an address', async ({ folder, start }) => {
  const asked: string[] = [];
  const stun = createSocket('udp4', () => asked.push('stun')).bind(0, '127.0.0.1');
  const turn = createServer((socket) => {
    asked.push('turn');
    socket.destroy();
  }).listen(0, '127.0.0.1');
  await Promise.all([once(stun, 'listening'), once(turn, 'listening')]);
  folder.writeSettings(tellingAll({}));
  const page = await (await start()).window();
  const ports = [stun.address().port, (turn.address() as AddressInfo).port] as const;
  const end = await page.evaluate(async ([udp, tcp]) => {
    const gathers = new RTCPeerConnection({
      iceServers: [
        { urls: `stun:127.0.0.1:${udp}` },
        { urls: `turn:127.0.0.1:${tcp}?transport=tcp`, username: 'a', credential: 'b' },
      ],
    });
    gathers.createDataChannel('any');
    const isGathered = new Promise<void>((resolve) => {
      gathers.onicegatheringstatechange = () => gathers.iceGatheringState === 'complete' && resolve();
    });
    await gathers.setLocalDescription(await gathers.createOffer());
    await isGathered;
    return 'gathered';
  }, ports);
  stun.close();
  turn.close();
  expect(end).toBe('gathered');
  expect(asked).toEqual([]);
});
