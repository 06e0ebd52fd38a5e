import { AppImages, NEW, OLD } from './application/app-image';
import { isAlive } from './application/processes';
import { eventually } from './eventually';
import { expect, test as base } from './fixtures';
import { NEVER } from './settings';

const test = base.extend<{ readonly images: AppImages }>({
  images: async ({ folder }, use) => {
    const images = await AppImages.make();
    await use(images);
    // A new version is no child of the test.
    const { holder } = folder;
    if (holder !== null && isAlive(holder)) process.kill(holder, 'SIGKILL');
    images.remove();
  },
});

test('a newer version is announced with its changes, put off, and installed when a person wants that', async ({
  folder,
  images,
  start,
}) => {
  folder.writeSettings({ language: 'en', schedules: [NEVER] });
  images.offer({ notes: '### Added\n\n- Outages <b>are</b> drawn.\n' });
  const env = { XDG_CACHE_HOME: images.cache };
  const linewatch = await start([], env, images.image);
  const page = await linewatch.window();
  const bar = page.getByRole('status').filter({ hasText: `Version ${NEW} of Linewatch is available.` });
  await linewatch.ask('updateCheck');
  await expect(bar).toBeVisible();
  await bar.getByRole('button', { name: 'What has changed' }).click();
  await expect(bar.getByRole('listitem')).toHaveText(['Added', 'Outages <b>are</b> drawn.']);
  await bar.getByRole('button', { name: 'Later' }).click();
  await expect(bar).toBeHidden();
  expect(images.asked.some((path) => path.endsWith('AppImage'))).toBe(false);

  await linewatch.ask('updateInstall');
  await eventually(() => JSON.parse(folder.read('update.json') ?? '{}') as unknown).toEqual({
    kind: 'ended',
    outcome: {
      kind: 'updated',
      from: OLD,
      version: NEW,
      notes: ['Added', 'Outages <b>are</b> drawn.'],
    },
  });
  expect(images.is(NEW)).toBe(true);
  expect(images.beside).toEqual(['Linewatch.AppImage']);
});

test('a new version that does not start changes nothing, and says so', async ({ folder, images, start }) => {
  folder.writeSettings({ language: 'en', schedules: [NEVER] });
  images.offer({ content: '#!/bin/sh\nexit 1\n' });
  const linewatch = await start([], { XDG_CACHE_HOME: images.cache }, images.image);
  await linewatch.ask('updateCheck');
  await eventually(async () => (await linewatch.state()).updates.step.kind).toBe('available');
  await linewatch.ask('updateInstall');
  const page = await linewatch.window();
  const bar = page.getByRole('status').filter({ hasText: `Version ${NEW} could not be installed.` });
  await expect(bar).toContainText('The new version does not start on this computer.');
  expect(images.is(OLD)).toBe(true);
  expect(images.beside).toEqual(['Linewatch.AppImage']);
});
