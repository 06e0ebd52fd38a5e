import { formatDateTime } from '../../shared/texts/format-time';
import { NotListed } from './periods';
import { useReport } from './report-words';

/** What the user has written about the time of the report: the newest of very many, the begin of long ones. */
export function Notes() {
  const { page, texts, style } = useReport();
  if (page.notes.length === 0) return null;
  return (
    <section>
      <h2>{texts('report:page.notes.title')}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col" className="time">
              {texts('report:page.appendix.time')}
            </th>
            <th scope="col" className="text">
              {texts('report:page.notes.note')}
            </th>
          </tr>
        </thead>
        <tbody>
          {page.notes.map(({ at, text }, index) => (
            <tr key={index}>
              <td className="time">{formatDateTime(Date.parse(at), style)}</td>
              <td className="text lines">
                <bdi>{text}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <NotListed count={page.moreNotes} />
    </section>
  );
}
