import type { RuleCondition } from '../../../shared/rules/rules';
import { VERDICT_REASONS, type Verdict } from '../../../shared/rules/verdict';
import { decisionsFrom, NOBODY, NOTHING_KNOWN, verdictDetailFrom, type VerdictDetail } from './verdict-json';

/** A row of the table `verdicts`, in which earlier versions recorded them. */
export interface VerdictRow {
  readonly rule: string;
  readonly reason: string;
  readonly value: number | null;
  readonly threshold: number | null;
  readonly channels: string;
  /** JSON of what the columns do not say; null in rows of the first versions, which knew five fixed rules. */
  readonly detail: string | null;
}

/** A stored row as a verdict; what of it cannot be read costs nothing else. */
export function fromVerdictRow(row: VerdictRow): Verdict {
  const detail = row.detail === null ? detailOfFirst(row) : verdictDetailFrom(row.detail, row.rule);
  const channels = decisionsFrom(row.channels);
  return {
    ...detail,
    ...(channels === null && { isUnreadable: true }),
    reason: VERDICT_REASONS.find((reason) => reason === row.reason) ?? 'not-applicable',
    value: row.value,
    limit: row.threshold,
    channels: channels ?? NOBODY,
  };
}

function detailOfFirst({ rule, threshold }: VerdictRow): VerdictDetail {
  return {
    rule: {
      id: rule,
      name: '',
      condition: conditionOfFirst(rule, threshold),
      repeat: { kind: 'every-time' },
      tellsRecovery: false,
    },
    ...NOTHING_KNOWN,
  };
}

function conditionOfFirst(rule: string, threshold: number | null): RuleCondition {
  const single = { breaches: 1, of: 1 };
  const figure = (name: 'download' | 'upload' | 'latency', direction: 'below' | 'above'): RuleCondition => ({
    kind: 'figure',
    figure: name,
    direction,
    against: { kind: 'value', value: threshold ?? 0 },
    ...single,
    isConfirmed: false,
  });
  switch (rule) {
    case 'download-below':
      return figure('download', 'below');
    case 'upload-below':
      return figure('upload', 'below');
    case 'latency-above':
      return figure('latency', 'above');
    case 'failed-run':
      return { kind: 'run-ended', outcomes: ['failed', 'interrupted'], ...single };
    default:
      return { kind: 'every-result' };
  }
}
