import type { Texts } from '../texts/i18n';
import { isUnchanged, type Finding, type Verification } from './verification';

/** What a look at a report has found, one sentence after the other; the first says it all. */
export function verificationSentences(verification: Verification, texts: Texts): readonly string[] {
  if (verification.kind === 'no-report') return [texts('report:verify.noReport')];
  const { findings, sealed, others, first, last, head, isBeforeEnd, isOtherForm } = verification;
  return [
    isUnchanged(verification)
      ? texts('report:verify.unchanged')
      : findings.length === 0
        ? texts('report:verify.notChecked')
        : texts('report:verify.changed', { count: findings.length }),
    ...findings.map((finding) => findingInWords(finding, texts)),
    texts('report:verify.covers', { count: sealed, first, last }),
    ...(others === 0 ? [] : [texts('report:verify.others', { count: others })]),
    ...(head === null ? [] : [texts('report:verify.head', { ...head })]),
    ...(isBeforeEnd ? [texts('report:verify.beforeEnd')] : []),
    ...(isOtherForm && findings.length > 0 ? [texts('report:verify.otherForm')] : []),
    texts('report:verify.proves'),
  ];
}

function findingInWords({ kind, number, other, about }: Finding, texts: Texts): string {
  const values = { number: number ?? 0, other: other ?? 0, about: about === '' ? '–' : about };
  return kind === 'removed' && about !== ''
    ? texts('report:finding.recordRemoved', values)
    : texts(`report:finding.${kind}`, values);
}
