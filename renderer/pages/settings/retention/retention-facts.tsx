import type { RetentionPreview } from '../../../../shared/retention/retention';
import { formatBytes, formatNumber } from '../../../../shared/texts/format';
import { formatDate } from '../../../../shared/texts/format-time';
import { Facts, type Fact } from '../../../components/facts';
import { useApp } from '../../../hooks/app-context';
import classes from '../records/records.module.css';

/** What would be removed, from when, how much room that gives back, and what stays. */
export function RetentionFacts({ preview }: { readonly preview: RetentionPreview }) {
  const { texts, style } = useApp();
  const { tests, firstAt, lastAt, staying, bytes, freedBytes } = preview;
  const { language } = style;
  const facts: Fact[] = [];
  if (firstAt !== null && lastAt !== null) {
    const range = { from: formatDate(firstAt, style), to: formatDate(lastAt, style) };
    facts.push({ name: texts('backup:retention.period'), value: texts('backup:counts.range', range) });
  }
  if (staying > 0) {
    facts.push({ name: texts('backup:retention.staying'), value: formatNumber(staying, language) });
  }
  const sizes = { size: formatBytes(bytes, language), freed: formatBytes(freedBytes, language) };
  facts.push({ name: texts('backup:retention.size'), value: texts('backup:retention.sizes', sizes) });
  return (
    <>
      <p className={classes.label}>
        {tests === 0 ? texts('backup:retention.none') : texts('backup:retention.tests', { count: tests })}
      </p>
      <Facts facts={facts} />
      <p>{texts('backup:retention.afterwards')}</p>
    </>
  );
}
