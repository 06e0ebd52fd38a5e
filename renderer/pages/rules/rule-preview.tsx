import type { Message } from '../../../shared/messages/message';
import { shownColumns } from '../../../shared/messages/message-table';
import { useApp } from '../../hooks/app-context';
import classes from './rule-preview.module.css';

/** How a message of the rule reads: its sentence, what follows it, and why it comes. */
export function RulePreview({ message }: { readonly message: Message }) {
  const { texts } = useApp();
  const columns = shownColumns(message);
  return (
    <div className={classes.card} data-tone={message.tone} lang={message.language}>
      <p className={classes.title}>{message.title}</p>
      <p className={classes.summary}>{message.summary}</p>
      {message.rows.length > 0 && (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">
                <span className="sr-only">{texts('rules:editor.figure')}</span>
              </th>
              {columns.map(({ kind, label }) => (
                <th key={kind} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {message.rows.slice(0, 3).map(({ label, cells }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                {columns.map(({ kind }) => (
                  <td key={kind}>{cells[kind]?.text ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className={classes.because}>{message.because}</p>
    </div>
  );
}
