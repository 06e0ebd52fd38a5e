import { HOUR_MS } from '../shared/durations';
import { Linewatch } from './application/linewatch';
import { openPage } from './application/pages';
import { eventually } from './eventually';
import { expect, test } from './fixtures';
import { GOOD_LINE } from './recordings';
import { EVERY_HOUR, tellingAll } from './settings';

const NOON = Date.parse('2026-11-23T12:00:00Z');
/** The next look at the clock comes within five seconds, and after a start the network is waited for. */
const FAR = 90_000;

const WIFI = {
  interfaceName: 'wlan7',
  ssid: 'Phone',
  bssid: 'a4:2b:b0:11:22:33',
  megahertz: 5_180,
  strength: 71,
};

/** What became of the slots, oldest first: outcome, and the reason where there is one. */
const BY_SLOT = `SELECT outcome || coalesce(' ' || reason, '') AS ending FROM runs
  WHERE slot_at >= ${String(NOON)} ORDER BY slot_at`;

interface Ending {
  readonly ending: string;
}

test('a test on a metered network is skipped and says why; the next one off it is made', async ({
  folder,
  start,
  systemServices,
}) => {
  await systemServices.join(WIFI);
  await systemServices.setMetered(true);
  folder.useRecording(GOOD_LINE);
  folder.writeSettings(tellingAll({ schedule: { ...EVERY_HOUR, skipOnMetered: true } }));
  const linewatch = await start([], systemServices.env);
  const endings = () => folder.query<Ending>(BY_SLOT).map(({ ending }) => ending);
  await linewatch.setClock(NOON - 2_000);
  await eventually(endings, FAR).toEqual(['skipped metered']);
  const page = await linewatch.window();
  await openPage(page, 'History');
  await expect(page.getByRole('grid').getByText('metered network')).toBeVisible();
  await openPage(page, 'Dashboard');
  await expect(page.getByText('Metered network, 1 test skipped')).toBeVisible();
  await systemServices.setMetered(false);
  await linewatch.setClock(NOON + HOUR_MS - 2_000);
  await eventually(endings, FAR).toEqual(['skipped metered', 'completed']);
});

test('a test is skipped while the battery is low, and made once the computer is plugged in', async ({
  folder,
  start,
  systemServices,
}) => {
  await systemServices.runOnBattery(10);
  folder.useRecording(GOOD_LINE);
  folder.writeSettings(tellingAll({ schedule: { ...EVERY_HOUR, minBatteryPercent: 20 } }));
  const linewatch = await start([], systemServices.env);
  const endings = () => folder.query<Ending>(BY_SLOT).map(({ ending }) => ending);
  await linewatch.setClock(NOON - 2_000);
  await eventually(endings, FAR).toEqual(['skipped battery-low']);
  await systemServices.setOnBattery(false);
  await linewatch.setClock(NOON + HOUR_MS - 2_000);
  await eventually(endings, FAR).toEqual(['skipped battery-low', 'completed']);
});

test('a test is skipped outside of the networks of its schedule', async ({ folder, start }) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings(tellingAll({ schedule: { ...EVERY_HOUR, networks: ['wlan9, 203.0.113.0/24'] } }));
  const linewatch = await start([], { DBUS_SYSTEM_BUS_ADDRESS: 'unix:path=/nowhere' });
  const endings = () => folder.query<Ending>(BY_SLOT).map(({ ending }) => ending);
  await linewatch.setClock(NOON - 2_000);
  await eventually(endings, FAR).toEqual(['skipped other-network']);
});

test('a test is skipped while another application is full screen, and made after it', async ({
  folder,
  newFolder,
  start,
}) => {
  const otherFolder = newFolder();
  otherFolder.writeSettings(tellingAll({}));
  const other = await Linewatch.start(otherFolder);
  try {
    folder.useRecording(GOOD_LINE);
    folder.writeSettings(tellingAll({ schedule: { ...EVERY_HOUR, skipInFullScreen: true } }));
    const linewatch = await start();
    const { systemConditions } = await linewatch.state();
    test.skip(!systemConditions.includes('full-screen'), 'needs X11 and xprop');
    const endings = () => folder.query<Ending>(BY_SLOT).map(({ ending }) => ending);
    await (await linewatch.window()).evaluate(() => window.close());
    await other.window();
    await other.setFullScreen(true);
    await linewatch.setClock(NOON - 2_000);
    await eventually(endings, FAR).toEqual(['skipped full-screen']);
    await other.setFullScreen(false);
    await linewatch.setClock(NOON + HOUR_MS - 2_000);
    await eventually(endings, FAR).toEqual(['skipped full-screen', 'completed']);
  } finally {
    await other.quit();
  }
});
