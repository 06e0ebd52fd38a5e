import { formatNear, type TimeStyle } from '../../../shared/texts/format-time';
import type { Texts } from '../../../shared/texts/i18n';
import type { UpdateOutcome, UpdateState } from '../../../shared/updates/updates';

/** What the window says of an update: what it is about, and what follows. */
export interface UpdateWords {
  readonly title: string;
  readonly text: string;
}

/** Whether there is a newer version, in one sentence; where this copy cannot update itself, who does. */
export function standingOfUpdates(
  { package: kind, canUpdate, checkedAt, newest, step, problem }: UpdateState,
  texts: Texts,
  style: TimeStyle & { readonly now: number },
): string {
  if (!canUpdate) {
    const isBuiltWithout = kind === 'appimage' || kind === 'installer' || kind === 'mac';
    return texts(`updates:by.${isBuiltWithout ? 'address' : kind}`);
  }
  if (step.kind === 'checking') return texts('updates:state.checking');
  if (problem !== null) return texts(`updates:problem.${problem.kind}`);
  if (newest !== null) {
    const { version } = newest;
    return step.kind === 'none'
      ? texts('updates:state.putOff', { version })
      : texts('updates:title.available', { version });
  }
  if (checkedAt === null) return texts('updates:state.never');
  return texts('updates:state.current', { time: formatNear(checkedAt, style.now, style) });
}

/**
 * The newer version and what is done about it, or why that failed. Null where there is nothing to say: a server that
 * cannot be reached is no news where the line is measured.
 */
export function updateInWords({ newest, step, problem }: UpdateState, texts: Texts): UpdateWords | null {
  if (step.kind === 'none' || step.kind === 'checking' || newest === null) {
    if (problem === null || problem.kind === 'unreachable') return null;
    return { title: texts('updates:title.notFound'), text: texts(`updates:problem.${problem.kind}`) };
  }
  const { version } = newest;
  if (problem?.during === 'installation') {
    return {
      title: texts('updates:title.failed', { version }),
      text: texts(`updates:problem.${problem.kind}`),
    };
  }
  return { title: texts('updates:title.available', { version }), text: stepInWords(step, texts) };
}

function stepInWords(
  step: Exclude<UpdateState['step'], { kind: 'none' | 'checking' }>,
  texts: Texts,
): string {
  switch (step.kind) {
    case 'waiting':
      return texts(`updates:text.waiting.${step.for}`);
    case 'loading':
      return texts('updates:text.loading', { percent: step.percent });
    case 'available':
    case 'installing':
      return texts(`updates:text.${step.kind}`);
  }
}

/** How the last update went. */
export function outcomeInWords(outcome: UpdateOutcome, texts: Texts): UpdateWords {
  switch (outcome.kind) {
    case 'updated': {
      const { from, version } = outcome;
      return { title: texts('updates:outcome.updated', { old: from, version }), text: '' };
    }
    case 'rolled-back':
      return {
        title: texts('updates:outcome.rolledBack', { to: outcome.to }),
        text: texts('updates:outcome.rolledBackText'),
      };
    case 'not-passed': {
      const { from, kept } = outcome;
      const text = texts('updates:outcome.notPassedText', { from });
      return {
        title: texts('updates:outcome.notPassed'),
        text: kept === null ? text : `${text} ${texts('updates:outcome.notPassedKept', { kept })}`,
      };
    }
  }
}
