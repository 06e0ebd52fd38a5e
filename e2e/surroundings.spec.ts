import { getMethod } from '../shared/run';
import { getSurroundings } from '../shared/run-surroundings';
import { eventually } from './eventually';
import { openPage, openSettings } from './application/pages';
import { expect, test } from './fixtures';
import { tellingAll } from './settings';

const HOME = {
  interfaceName: 'wlan7',
  ssid: 'Home 🏠',
  bssid: 'a4:2b:b0:11:22:33',
  megahertz: 5_180,
  strength: 71,
};

test('a test records where it was measured, as the services of the system tell it', async ({
  folder,
  speedServer,
  start,
  systemServices,
}) => {
  await systemServices.join(HOME);
  await systemServices.runOnBattery(64);
  folder.writeSettings({ ...tellingAll({ speedServer }), privacy: { bssid: 'hashed' } });
  const linewatch = await start([], systemServices.env);
  const page = await linewatch.window();
  const run = await linewatch.measure();
  const found = getSurroundings(run);
  expect(found).toMatchObject({
    interfaceName: 'wlan7',
    linkKind: 'wifi',
    ssid: 'Home 🏠',
    wifiBand: '5',
    signalRatio: 0.71,
    isOnBattery: true,
    batteryRatio: 0.64,
    hasVpn: false,
  });
  expect(found.bssid).toMatch(/^#[0-9a-f]{12}$/);
  expect(found.engineVersion).toMatch(/^Electron \d+/);

  await openPage(page, 'History');
  await page.getByRole('grid').getByRole('row').nth(1).click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByRole('heading', { name: 'Surroundings' })).toBeVisible();
  await expect(drawer.getByText('Home 🏠')).toBeVisible();
  await openNetworks();

  /** The network is known by now, with the name of its Wi-Fi; a name of the user's own takes its place. */
  async function openNetworks(): Promise<void> {
    await page.keyboard.press('Escape');
    await openSettings(page, 'Networks');
    const networks = page.getByRole('group', { name: 'Known networks' });
    await expect(networks.getByText('Wi-Fi Home 🏠')).toBeVisible();
    await networks.getByRole('textbox', { name: /^Name of / }).fill('Home office');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await eventually(async () => (await linewatch.ask('settingsRead')).networks).toMatchObject([
      { name: 'Home office' },
    ]);
  }
});

test('a test records what it can where no service runs', async ({ folder, speedServer, start }) => {
  folder.writeSettings({
    ...tellingAll({ speedServer }),
    privacy: { ssid: 'left-out', bssid: 'left-out', addresses: 'left-out' },
  });
  const linewatch = await start([], { DBUS_SYSTEM_BUS_ADDRESS: 'unix:path=/nowhere' });
  const run = await linewatch.measure();
  expect(run.outcome).toBe('completed');
  const found = getSurroundings(run);
  for (const name of ['ssid', 'bssid', 'gatewayIpv4', 'gatewayHardware', 'dnsServers'] as const) {
    expect(found[name]).toBeUndefined();
  }
  expect(found.processorLoadRatio).toBeGreaterThanOrEqual(0);
  // A computer without any network has none.
  expect(getMethod(run)?.network ?? 'lo, #000000000000').toMatch(/^[^,]+, #[0-9a-f]{12}$/);
});
