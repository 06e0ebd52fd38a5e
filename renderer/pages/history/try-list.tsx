import { formatShortDateTime } from '../../../shared/texts/format-time';
import type { Run } from '../../../shared/run';
import { Facts } from '../../components/facts';
import { runInWords } from '../../../shared/figures/run-words';
import { TextButton } from '../../components/inputs/text-button';
import { PanelPart } from '../../components/side-panel';
import { useApp } from '../../hooks/app-context';

interface TryListProps {
  /** A test and its repetitions, oldest first. */
  readonly chain: readonly Run[];
  /** The run that is shown. */
  readonly runId: string;
}

/** A test and its repetitions: when, at which server, and what became of each. Nothing where it was not repeated. */
export function TryList({ chain, runId }: TryListProps) {
  const { texts, style, openRun } = useApp();
  if (chain.length < 2) return null;
  const facts = chain.map((run) => {
    const where = run.server?.name ?? texts(`message:provider.${run.provider}`);
    const words = texts('history:try', { server: where, result: runInWords(run, texts, style) });
    const isShown = run.id === runId;
    return {
      name: formatShortDateTime(run.startedAt, style),
      value: isShown ? (
        <strong>{words}</strong>
      ) : (
        <TextButton onClick={() => openRun(run.id)}>{words}</TextButton>
      ),
    };
  });
  return (
    <PanelPart title={texts('history:part.tries')}>
      <Facts facts={facts} />
    </PanelPart>
  );
}
