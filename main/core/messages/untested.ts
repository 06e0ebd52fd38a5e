import type { ChannelKind } from '../../../shared/channels';
import type { OutboxDraft } from '../ports';
import { runColumns } from './columns';
import { draftsFor, NOT_HELD, type WordContext } from './drafts';

/** The test messages of a channel before the first measurement. They say that nothing was measured yet. */
export function draftUntested(channel: ChannelKind, context: WordContext): readonly OutboxDraft[] {
  const { texts, language } = context;
  const message = {
    tone: 'neutral',
    title: texts('message:title.test', { title: texts('message:untested.title') }),
    summary: texts('message:untested.summary'),
    columns: runColumns(texts),
    rows: [],
    method: '',
    because: texts('message:because.test'),
    language,
    items: [],
    chart: null,
    data: { kind: 'test', run: null, occasion: null, rules: [] },
  } as const;
  return draftsFor(channel, message, { runId: null, occasionId: null, kind: 'test', ...NOT_HELD }, context);
}
