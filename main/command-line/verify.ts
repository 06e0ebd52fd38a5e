import { readFileSync, statSync } from 'node:fs';
import { textsIn, type Language } from '../../shared/texts/i18n';
import { verificationSentences } from '../../shared/report/verification-words';
import { verifyReport } from '../core/report/verify';
import { systemWords } from '../files/disk-problem';
import { sha256 } from '../storage/chain/sha256';
import { EXIT, type Printed } from './measure';

/** No report is larger. */
const MOST_BYTES = 400_000_000;

/** Looks whether the file of a report was changed since it was made. It needs no data folder, and reads nothing but the file. */
export function verifyFile(path: string, language: Language): Printed {
  const texts = textsIn(language);
  const failed = (err: string): Printed => ({ out: '', err, exitCode: EXIT.failed });
  let text: string;
  try {
    if (statSync(path).size > MOST_BYTES) return failed(texts('report:verify.noReport'));
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return failed(texts('report:verify.notRead', { path, detail: systemWords(error) }));
  }
  const found = verifyReport(text, sha256);
  const words = verificationSentences(found, texts).join('\n');
  return found.kind === 'verified' && found.findings.length === 0
    ? { out: words, err: '', exitCode: EXIT.done }
    : failed(words);
}
