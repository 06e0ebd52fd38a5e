import { isUnchanged } from '../../shared/report/verification';
import { textsIn, type Language } from '../../shared/texts/i18n';
import { verificationSentences } from '../../shared/report/verification-words';
import { verifyFile } from '../reading/verify-file';
import { EXIT, type Printed } from './measure';

/** Looks whether the file of a report was changed since it was made, in words. It needs no data folder. */
export function verifyInWords(path: string, language: Language): Printed {
  const texts = textsIn(language);
  const found = verifyFile(path);
  const failed = (err: string): Printed => ({ out: '', err, exitCode: EXIT.failed });
  if (found.kind === 'not-read') return failed(texts('report:verify.notRead', { ...found }));
  const words = verificationSentences(found, texts).join('\n');
  return isUnchanged(found) ? { out: words, err: '', exitCode: EXIT.done } : failed(words);
}
