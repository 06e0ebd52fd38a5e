import { measure } from './application/command-line';
import { fixedSettings, MORE_PLACES, openWindow, PLACES, show, writeRuns } from './application/fixed-records';
import { findCutTexts } from './application/overflow';
import { expect, test } from './fixtures';
import { AT_HOME, GOOD_LINE } from './recordings';

test('no text is cut off in a narrow window, in any language', async ({ folder, start }) => {
  folder.useRecording({ ...GOOD_LINE, method: AT_HOME });
  folder.writeSettings(fixedSettings({ language: 'en' }));
  await measure(folder);
  writeRuns(folder);
  const linewatch = await start();
  const page = await openWindow(linewatch, 900);
  const found: string[] = [];
  for (const language of ['de', 'fr', 'es', 'ja'] as const) {
    const saved = await linewatch.ask('settingsRead');
    await linewatch.ask('settingsSave', { ...saved, language });
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    // German and French have the longest words.
    const more = language === 'de' || language === 'fr' ? MORE_PLACES : [];
    for (const place of [...Object.values(PLACES), ...more]) {
      await show(linewatch, page, place);
      for (const fault of await findCutTexts(page))
        found.push(`${language} ${JSON.stringify(place)}: ${fault}`);
    }
  }
  expect(found).toEqual([]);
});
