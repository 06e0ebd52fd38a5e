import type { Texts } from '../texts/i18n';
import type { Finding, Verification } from './verification';

/** What a look at a report has found, one sentence after the other; the first says it all. */
export function verificationSentences(verification: Verification, texts: Texts): readonly string[] {
  if (verification.kind === 'no-report') return [texts('report:verify.noReport')];
  const { findings, sealed, first, last, head, isOtherForm } = verification;
  return [
    findings.length === 0
      ? texts('report:verify.unchanged')
      : texts('report:verify.changed', { count: findings.length }),
    ...findings.map((finding) => findingInWords(finding, texts)),
    texts('report:verify.covers', { count: sealed, first, last }),
    ...(head === null ? [] : [texts('report:verify.head', { ...head })]),
    ...(isOtherForm ? [texts('report:verify.otherForm')] : []),
    texts('report:verify.proves'),
  ];
}

function findingInWords({ kind, number, other, about }: Finding, texts: Texts): string {
  const values = { number: number ?? 0, other: other ?? 0, about: about === '' ? '–' : about };
  return texts(`report:finding.${kind}`, values);
}
