import { ABSENT_FIGURES } from '../shared/run';
import { keepPicture, openPage } from './application/pages';
import { eventually } from './eventually';
import { expect, test } from './fixtures';
import { AT_HOME, GOOD_LINE, slowBy, SLOW_LINE } from './recordings';
import { BELOW_50, tellingAll } from './settings';

const PLAN = { downloadBitsPerSecond: 100e6, uploadBitsPerSecond: 40e6 };
const HOME_LINE = { ...GOOD_LINE, method: AT_HOME };

const UNCOMPARED = [
  ['in another network', { network: 'wlan0, 172.20.10.0/28' }, 'it was measured in another network'],
  ['in light mode', { mode: 'light' }, 'a light test moves too little data'],
] as const;

for (const [where, method, why] of UNCOMPARED) {
  test(`a test ${where} is not called slow, and every page says why`, async ({
    folder,
    mailServer,
    start,
  }) => {
    const settings = tellingAll({ mailServer });
    folder.useRecording(HOME_LINE);
    folder.writeSettings({ ...settings, plan: PLAN, rules: [...(settings.rules ?? []), BELOW_50] });
    const linewatch = await start();
    const page = await linewatch.window();
    await linewatch.measure();
    folder.useRecording(slowBy(method));
    await linewatch.measure();

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your line gives 5.2 Mbit/s');
    await expect(page.getByText(why).first()).toBeVisible();
    await expect(page.getByText('1 good · 1 measured')).toBeVisible();
    await keepPicture(page, `uncompared-${where}`);
    await eventually(() => mailServer.accepted.length).toBe(2);
    const mail = mailServer.accepted.at(-1);
    expect(mail?.subject).toBe('Your line gives 5.2 Mbit/s down and 1.1 Mbit/s up');
    expect(mail?.text.replaceAll('\n', ' ')).toContain(why);

    const [row] = await linewatch.history();
    const details = row === undefined ? null : await linewatch.ask('runRead', row.run.id);
    expect(details?.verdicts.find(({ rule }) => rule.id === 'slow')).toMatchObject({
      reason: 'not-comparable',
    });
    expect((await linewatch.ask('stateRead')).tray).toBe('idle');
    await openPage(page, 'History');
    await expect(page.getByRole('grid').getByRole('row').nth(1)).toContainText('Measured');
  });
}

test('a slow test is worth a look wherever it is shown', async ({ folder, mailServer, start }) => {
  folder.useRecording(HOME_LINE);
  folder.writeSettings({ ...tellingAll({ mailServer }), plan: PLAN });
  const linewatch = await start();
  const page = await linewatch.window();
  await linewatch.measure();
  folder.useRecording({ ...SLOW_LINE, method: AT_HOME } as typeof HOME_LINE);
  await linewatch.measure();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your line is slow: 41 of 100 Mbit/s');
  await expect(page.getByText('1 good · 1 worth a look')).toBeVisible();
  await expect(page.getByText('Slow: 41.0 Mbit/s')).toBeVisible();
  expect((await linewatch.ask('stateRead')).tray).toBe('degraded');
  await eventually(() => mailServer.accepted.at(-1)?.subject).toBe(
    'Your line is slower than your plan: 41 of 100 Mbit/s',
  );
  await openPage(page, 'History');
  await expect(page.getByRole('grid').getByRole('row').nth(1)).toContainText('Worth a look');
});

test('a test without figures is called good nowhere', async ({ folder, mailServer, start }) => {
  folder.useRecording({ ...GOOD_LINE, figures: ABSENT_FIGURES });
  folder.writeSettings({ ...tellingAll({ mailServer }), plan: PLAN });
  const linewatch = await start();
  const page = await linewatch.window();
  await linewatch.measure();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The last test gave no figures');
  await expect(page.getByText('1 without figures')).toBeVisible();
  await eventually(() => mailServer.accepted.at(-1)?.subject).toContain('gave no figure');
  expect((await linewatch.ask('stateRead')).tray).toBe('degraded');
  await openPage(page, 'History');
  await expect(page.getByRole('grid').getByRole('row').nth(1)).toContainText('No figures');
});
