import type { Run } from '../shared/run';
import type { Linewatch } from './application/linewatch';
import { getEngine } from './application/processes';
import type { Notifications } from './desktop/notifications';
import { eventually } from './eventually';
import { expect, HARDLY_ANYTHING, test } from './fixtures';
import type { MailServer } from './servers/mail-server';
import { tellingAll } from './settings';

test.use(HARDLY_ANYTHING);

test('a test server that is down gives a failed run, recorded and told', async ({
  folder,
  speedServer,
  mailServer,
  notifications,
  start,
  trayOf,
}) => {
  folder.writeSettings(tellingAll({ mailServer, speedServer }));
  const linewatch = await start();
  const tray = await trayOf(linewatch);
  await speedServer.stop();
  await tray.click('Measure now');
  const run = await onlyRun(linewatch);
  expect(run).toMatchObject({ outcome: 'failed', reason: 'refused' });
  await isToldOnce(run, mailServer, notifications);
  await eventually(() => tray.tooltip()).toContain('The last test failed');
  await expect(
    (await linewatch.window()).getByRole('heading', { name: 'The last test failed' }),
  ).toBeVisible();

  await speedServer.start();
  await tray.click('Measure now');
  await linewatch.isMovingData();
});

test('a measuring process that is killed gives a failed run, recorded and told', async ({
  folder,
  speedServer,
  mailServer,
  notifications,
  start,
}) => {
  folder.writeSettings(tellingAll({ mailServer, speedServer }));
  const linewatch = await start();
  await linewatch.ask('runStart', null);
  await linewatch.isMovingData();
  const engine = getEngine(linewatch.pid);
  expect(engine).not.toBeNull();
  process.kill(engine?.pid ?? 0, 'SIGKILL');
  const run = await onlyRun(linewatch);
  expect(run).toMatchObject({ outcome: 'failed', reason: 'engine-crashed', server: { name: 'Loopback' } });
  await isToldOnce(run, mailServer, notifications);
});

test('a test cancelled from tray or window is recorded as cancelled, and leaves no process', async ({
  folder,
  speedServer,
  mailServer,
  start,
  trayOf,
}) => {
  folder.writeSettings(tellingAll({ mailServer, speedServer }));
  const linewatch = await start();
  const page = await linewatch.window();
  const tray = await trayOf(linewatch);
  await tray.click('Measure now');
  await linewatch.isMovingData();
  await tray.click('Cancel the test');
  await eventually(async () => (await linewatch.history())[0]?.run.outcome).toBe('cancelled');

  await page.getByRole('button', { name: 'Measure now' }).click();
  await page.getByRole('button', { name: 'Cancel', exact: true }).click();
  await eventually(async () => (await linewatch.history()).map(({ run }) => run.outcome)).toEqual([
    'cancelled',
    'cancelled',
  ]);
  await eventually(() => getEngine(linewatch.pid)).toBeNull();
  expect(mailServer.sessions).toBe(0);
});

test('an application that is killed while it measures tells so after its next start', async ({
  folder,
  speedServer,
  mailServer,
  notifications,
  start,
}) => {
  folder.writeSettings(tellingAll({ mailServer, speedServer }));
  const killed = await start();
  await killed.ask('runStart', null);
  await killed.isMovingData();
  await killed.kill();

  const linewatch = await start();
  const run = await onlyRun(linewatch);
  expect(run).toMatchObject({ trigger: 'manual', outcome: 'interrupted' });
  await isToldOnce(run, mailServer, notifications);
  expect(await linewatch.ask('runStart', null)).toMatchObject({ kind: 'started' });
});

/** The one run of the history, once it has ended. */
async function onlyRun(linewatch: Linewatch): Promise<Run> {
  const ended = async () => {
    const rows = await linewatch.history();
    return rows.length === 1 && rows[0]?.run.outcome !== 'running';
  };
  await eventually(ended).toBe(true);
  const [row] = await linewatch.history();
  if (row === undefined) throw new Error('The history is empty');
  return row.run;
}

/** One mail and one notification about this run, and no more. */
async function isToldOnce(run: Run, mailServer: MailServer, notifications: Notifications): Promise<void> {
  await eventually(() => mailServer.accepted.length).toBe(1);
  await eventually(() => notifications.all.length).toBe(1);
  expect(mailServer.mails[0]?.messageId).toContain(run.id);
  expect(notifications.all[0]?.title).toBe(mailServer.mails[0]?.subject);
  await eventually(() => notifications.all[0]?.number).toEqual(expect.any(Number));
}
