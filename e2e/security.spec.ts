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
