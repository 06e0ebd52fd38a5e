import { ABSENT } from '../../../shared/texts/format';
import type { Message } from '../../../shared/messages/message';
import { tableRow } from '../../../shared/messages/message-table';
import { ABSENT_FIGURES, getFigures, type EndedRun } from '../../../shared/run';
import { FIGURE_NAMES } from '../figures';

/**
 * A plain message in English with all data of a run, without any formatting that could fail. Sent if the regular
 * message could not be composed.
 */
export function fallbackMessage(run: EndedRun): Message {
  const figures = { ...ABSENT_FIGURES, ...getFigures(run) };
  const about = [
    `outcome: ${run.outcome}`,
    ...('reason' in run ? [`reason: ${run.reason}`] : []),
    ...('detail' in run ? [`detail: ${run.detail}`] : []),
  ];
  return {
    tone: run.outcome === 'completed' ? 'neutral' : 'warning',
    title: `Linewatch: a test has ended (${run.outcome})`,
    summary: `This message is plain because its usual wording failed. ${about.join(', ')}`,
    columns: [{ kind: 'measured', label: 'Now' }],
    rows: FIGURE_NAMES.map((name) =>
      tableRow(name, name, { measured: { text: String(figures[name] ?? ABSENT), value: figures[name] } }),
    ),
    method: `Started ${new Date(run.startedAt).toISOString()}, ${run.provider}, ${run.server?.name ?? 'no server'}.`,
    because: 'You get this because of your rules, or because you asked for a test message.',
    language: 'en',
    items: [],
    chart: null,
    data: null,
  };
}
