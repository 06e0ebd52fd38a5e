import { expect, test, type Page } from '@playwright/test';

/** Opens a page of the window by its name in the rail at the left. */
export async function openPage(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name }).click();
  await expect(page).toHaveTitle(`${name} · Linewatch`);
}

/** Opens a section of the settings by its name in their list, and within the channels one of them. */
export async function openSettings(page: Page, section: string, channel?: string): Promise<void> {
  await openPage(page, 'Settings');
  const sections = page.getByRole('navigation', { name: 'Sections' });
  for (const name of [section, channel]) {
    if (name === undefined) continue;
    // What is not saved yet is said behind the name.
    const entry = sections.getByRole('button', { name: new RegExp(`^${name}\\b`) });
    await entry.press('Enter');
    await expect(entry).toHaveAttribute('aria-current', 'page');
  }
}

/** Whatever the page complains about in its console, from now on. */
export function getComplaints(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}

/** Keeps a picture of the window in the folder `window` of the results, for a person to look at. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${test.info().project.outputDir}/window/${name}.png` });
}
