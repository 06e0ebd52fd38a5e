import type { CheckResult } from '../../shared/report/report';
import { formatNumber, formatPercent } from '../../shared/texts/format';
import { useReport } from './report-words';

const MARKS = { met: '✓', missing: '✗', unknown: '?' } as const;

/** What is there, and what is missing, for the report to convince somebody else. */
export function Checklist() {
  const { page, texts } = useReport();
  const { checklist } = page.report.summary;
  const missing = checklist.filter(({ state }) => state !== 'met').length;
  return (
    <section className="whole">
      <h2>{texts('report:page.checklist.title')}</h2>
      <p>
        {missing === 0
          ? texts('report:page.checklist.all')
          : texts('report:page.checklist.missing', { count: missing })}
      </p>
      <ul className="checks">
        {checklist.map((result) => (
          <Item key={result.check} {...result} />
        ))}
      </ul>
    </section>
  );
}

/** Checks whose numbers are counts; all others are shares. */
const COUNTED: readonly CheckResult['check'][] = [
  'plan-known',
  'enough-tests',
  'enough-days',
  'all-hours',
  'records-intact',
];

function Item({ check, state, found, wanted }: CheckResult) {
  const { texts, style } = useReport();
  const value = (one: number) =>
    COUNTED.includes(check) ? formatNumber(one, style.language) : formatPercent(one, style.language);
  return (
    <li data-state={state}>
      <span className="mark" aria-label={texts(`report:state.${state}`)} role="img">
        {MARKS[state]}
      </span>
      <span>{texts(`report:check.${check}`, { found: value(found), wanted: value(wanted) })}</span>
    </li>
  );
}
