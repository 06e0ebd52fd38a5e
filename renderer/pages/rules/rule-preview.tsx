import type { Message } from '../../../shared/messages/message';
import classes from './rule-preview.module.css';

/** How a message of the rule reads: its sentence, what follows it, and why it comes. */
export function RulePreview({ message }: { readonly message: Message }) {
  return (
    <div className={classes.card} data-tone={message.tone} lang={message.language}>
      <p className={classes.title}>{message.title}</p>
      <p className={classes.summary}>{message.summary}</p>
      {message.rows.length > 0 && (
        <table className={classes.table}>
          <tbody>
            {message.rows.slice(0, 3).map(({ label, cells }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                {message.columns.map(({ kind }) => (
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
