import type { ImportPreview } from '../../../../shared/history/import';
import { formatNumber, joinSentences } from '../../../../shared/texts/format';
import { formatDate } from '../../../../shared/texts/format-time';
import { Facts, type Fact } from '../../../components/facts';
import { useApp } from '../../../hooks/app-context';
import classes from './records.module.css';

/** What a file holds, in words: how many tests would be added, from when, and what cannot be imported. */
export function PreviewFacts({ preview }: { readonly preview: ImportPreview }) {
  const { texts, style } = useApp();
  const { added, duplicates, unreadable, faults, firstAt, lastAt, services, servers, serverCount } = preview;
  const sentences = [
    added === 0 ? texts('imports:preview.none') : texts('imports:preview.added', { count: added }),
    ...(duplicates === 0 ? [] : [texts('imports:preview.duplicates', { count: duplicates })]),
    ...(unreadable === 0 ? [] : [texts('imports:preview.unreadable', { count: unreadable })]),
  ];
  const counted = (name: string, runs: number) =>
    texts('imports:preview.count', { name, runs: formatNumber(runs, style.language) });
  const facts: Fact[] = [];
  if (firstAt !== null && lastAt !== null) {
    const range = { from: formatDate(firstAt, style), to: formatDate(lastAt, style) };
    facts.push({ name: texts('imports:preview.period'), value: texts('imports:preview.range', range) });
  }
  if (services.length > 0) {
    const words = services.map(({ name, runs }) => counted(texts(`message:provider.${name}`), runs));
    facts.push({ name: texts('imports:preview.services'), value: words.join(' · ') });
  }
  if (servers.length > 0) {
    const more = serverCount - servers.length;
    const words = servers.map(({ name, runs }) => counted(name, runs));
    if (more > 0) words.push(texts('imports:preview.more', { count: more }));
    facts.push({ name: texts('imports:preview.servers'), value: <bdi>{words.join(' · ')}</bdi> });
  }
  return (
    <>
      <p className={classes.label}>
        {texts('imports:preview.title', {
          file: preview.fileName,
          source: texts(`imports:source.${preview.source}`),
        })}
      </p>
      <p>{joinSentences(sentences, style.language)}</p>
      <Facts facts={facts} />
      {faults.length > 0 && (
        <details className={classes.faults}>
          <summary>{texts('imports:preview.faults')}</summary>
          {faults.length < unreadable && (
            <p>{texts('imports:preview.faultsShown', { count: faults.length })}</p>
          )}
          <ul>
            {faults.map(({ line, fault }, index) => (
              <li key={`${line} ${index}`}>
                {texts('imports:preview.line', { line: formatNumber(line, style.language) })}:{' '}
                {texts(`imports:fault.${fault}`)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
