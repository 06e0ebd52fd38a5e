import { expect, it } from 'vitest';
import { textsIn, type Language } from '../../../shared/texts/i18n';
import { loadLanguage } from '../../../shared/texts/load-language';
import { ALL_TOLD } from '../../testing/messages';
import { rehearseWording } from './rehearsal';
import { messageText } from './text';

/** Every text that is composed of the golden tests and occasions. */
async function wordAll(language: Language): Promise<string> {
  await loadLanguage(language);
  return rehearseWording({
    texts: textsIn(language),
    language,
    timeZone: 'Europe/Berlin',
    settings: ALL_TOLD,
    installId: 'install',
    newId: () => 'message',
    log: () => {},
  })
    .map((one) => ('message' in one ? messageText(one.message) : one.fault))
    .join('\n');
}

it.each([
  ['de', 'Sie war vom 5. Jan. 08:20 bis zum 5. Jan. 08:29 ausgefallen.'],
  ['de', 'Gemessen am Mo., 5. Jan. 2026, 08:30 (Europe/Berlin)'],
  ['de', 'Beginn der Messungen: Mo., 5. Jan. 2026, 09:30 (Europe/Berlin).'],
  ['de', 'Vom 29. Dez. 2025 bis zum 6. Jan. 2026;'],
  ['es', 'Del 29 dic 2025 al 6 ene 2026;'],
  ['es', 'el más antiguo desde el 5 ene 07:00'],
  ['es', 'la más reciente del 5 ene 08:30'],
  ['fr', 'Elle a été coupée du 5 janv. 08:20 au 5 janv. 08:29.'],
  ['fr', 'Elle est coupée depuis le 5 janv. 08:20. Ceci a été écrit le 5 janv. 08:30'],
  ['fr', 'Début des mesures : lun. 5 janv. 2026, 09:30 (Europe/Berlin).'],
] as const)('words moments by their day in %s: “%s”', async (language, part) => {
  expect(await wordAll(language)).toContain(part);
});

it('words limits and uses of a line in the case and the gender that the sentence needs', async () => {
  expect(await wordAll('de')).toContain('lag bei B und damit unter Ihrer Grenze von A+.');
  expect(await wordAll('fr')).toContain('Qualité (streaming : bonne, ');
});
