import type { LetterFile, LetterMail, LetterMailed, LetterSaved } from '../../shared/letter/letter';
import { letterMailAddress } from '../../shared/letter/mail-address';
import { errorText } from '../../shared/texts/error-text';
import { formatSortable } from '../../shared/texts/format-time';
import { textsIn } from '../../shared/texts/i18n';
import type { FileSuggestion } from '../shell/chosen-file';
import type { ReportServices } from './report-answers';

interface SaveDeps {
  readonly services: ReportServices;
  readonly askWhereToSave: (suggestion: FileSuggestion) => Promise<string | null>;
}

/** Saves a letter where the person wants it. */
export async function saveLetter(
  { services, askWhereToSave }: SaveDeps,
  letter: LetterFile,
): Promise<LetterSaved> {
  const { format } = letter;
  const day = formatSortable(services.clock.now(), services.timeZone()).slice(0, '2026-11-23'.length);
  const path = await askWhereToSave({
    name: `linewatch-letter-${day}.${format}`,
    extension: format,
    kind: textsIn(services.language())(`letter:format.${format}`),
  });
  return path === null ? { kind: 'cancelled' } : services.reportDesk.writeLetter(path, letter);
}

interface MailDeps {
  readonly openElsewhere: (url: string) => Promise<void>;
  readonly copyText: (text: string) => void;
}

/** Opens the program for mail with a letter; one that an address does not hold is copied, to be pasted there. */
export async function mailLetter(
  { openElsewhere, copyText }: MailDeps,
  mail: LetterMail,
): Promise<LetterMailed> {
  const { url, isWhole } = letterMailAddress(mail);
  if (!isWhole) copyText(mail.text);
  try {
    await openElsewhere(url);
    return { kind: isWhole ? 'opened' : 'opened-without-text' };
  } catch (error) {
    return { kind: 'not-opened', detail: errorText(error) };
  }
}
