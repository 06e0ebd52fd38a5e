import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { APP_ID } from './app-identity';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

it('the packages, the desktop file and the program bear one name', () => {
  expect(read('electron-builder.yml')).toContain(`appId: ${APP_ID}\n`);
  expect(JSON.parse(read('package.json'))).toMatchObject({ desktopName: `${APP_ID}.desktop` });
  expect(read('main/index.ts')).toContain('setAppUserModelId(APP_ID)');
});
