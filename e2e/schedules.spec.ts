import { MINUTE_MS } from '../shared/durations';
import { keepPicture, openPage, openSettings } from './application/pages';
import { eventually } from './eventually';
import { expect, test } from './fixtures';
import { GOOD_LINE } from './recordings';
import { EVERY_HOUR, nextMinute, onceAt, tellingAll } from './settings';

/** The next look at the clock comes within five seconds. */
const FAR = 20_000;

test('a second schedule is added, duplicated, removed and brought back in the window, and measures', async ({
  folder,
  start,
}) => {
  folder.useRecording(GOOD_LINE);
  folder.writeSettings(tellingAll({ schedule: EVERY_HOUR }));
  const linewatch = await start();
  const page = await linewatch.window();
  await openSettings(page, 'Schedule');
  await page.getByRole('button', { name: 'Add a schedule' }).click();
  const second = page.getByRole('group', { name: 'Schedule 2', exact: true });
  await second.getByLabel('Name', { exact: true }).fill('Night');
  const night = page.getByRole('group', { name: 'Night', exact: true });
  await night.getByRole('button', { name: 'More settings' }).click();
  await night.getByLabel('Time zone').fill('Mars');
  await night.getByLabel('Time zone').blur();
  await expect(night.getByText('This is not the name of a time zone.', { exact: false })).toBeVisible();
  await night.getByLabel('Time zone').fill('Asia/Shanghai');
  await night.getByRole('button', { name: 'Add a window' }).click();
  await page.getByRole('button', { name: 'Duplicate Night' }).click();
  await page.getByRole('button', { name: 'Remove Night (copy)' }).click();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByRole('group', { name: 'Night (copy)', exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Remove Night (copy)' }).click();
  await keepPicture(page, 'en-schedules');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await eventually(async () => (await linewatch.ask('settingsRead')).schedules).toMatchObject([
    { id: 'main', kind: 'hourly' },
    {
      name: 'Night',
      kind: 'hourly',
      timeZone: 'Asia/Shanghai',
      maintenance: [{ from: '01:00', to: '05:00' }],
    },
  ]);
  await eventually(async () => (await linewatch.state()).coming.length).toBe(2);
  await openPage(page, 'Dashboard');
  await expect(page.getByRole('listitem').filter({ hasText: 'Night' })).toBeVisible();
  await keepPicture(page, 'en-schedules-dashboard');
});

test('two schedules of one minute both measure, each recorded under its name', async ({ folder, start }) => {
  folder.useRecording(GOOD_LINE);
  const slot = nextMinute(Date.now()) + 5 * MINUTE_MS;
  const schedule = onceAt(slot);
  folder.writeSettings({
    ...tellingAll({}),
    schedules: [
      { ...schedule, id: 'one', name: 'One' },
      { ...schedule, id: 'two', name: 'Two' },
    ],
  });
  const linewatch = await start();
  await linewatch.setClock(slot);
  const names = async () =>
    (await linewatch.history())
      .filter(({ run }) => run.slotAt === slot && run.outcome === 'completed')
      .map(({ run }) => run.schedule?.name)
      .sort();
  await eventually(names, FAR).toEqual(['One', 'Two']);
});
