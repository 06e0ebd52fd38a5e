import { formatDate, formatDateTimeZone } from '../../shared/texts/format-time';
import { useReport } from './report-words';

/** The newest entry of the chain, by which somebody can tell later that nothing was changed. */
export function Seal() {
  const { page, texts, style } = useReport();
  const { head, report } = page;
  const { thinned } = report.summary;
  return (
    <section className="whole seal">
      <h2>{texts('report:page.seal.title')}</h2>
      {head === null ? (
        <p>{texts('report:page.seal.none')}</p>
      ) : (
        <>
          <p>
            {texts('report:page.seal.head', {
              number: head.number,
              at: formatDateTimeZone(Date.parse(head.at), style),
            })}
          </p>
          <p className="hash">{head.hash.replaceAll(/(.{8})(?!$)/g, '$1 ')}</p>
        </>
      )}
      {thinned !== undefined && (
        <p>
          {texts('report:page.seal.thinned', {
            count: thinned.tests,
            from: formatDate(Date.parse(thinned.from), style),
            to: formatDate(Date.parse(thinned.to), style),
            removed: formatDate(Date.parse(thinned.removedAt), style),
          })}
        </p>
      )}
      {report.changedRecords > 0 && (
        <p className="bad">{texts('report:page.seal.changed', { count: report.changedRecords })}</p>
      )}
      <p className="note">{texts('report:page.seal.note')}</p>
    </section>
  );
}
