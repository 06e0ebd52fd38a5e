import type { RunEvaluation } from '../../../shared/figures/evaluation';
import { isLoadUnsettled } from '../../../shared/figures/full-line';
import { getFigures, getMethod, type Run } from '../../../shared/run';
import { CeilingNote } from '../../components/run/ceiling-note';
import { ExplainedFacts } from '../../components/run/explained-facts';
import { QualityList } from '../../components/run/quality-list';
import { qualityInWords } from '../../components/run/quality-words';
import { PanelPart } from '../../components/side-panel';
import { useApp } from '../../hooks/app-context';
import { idleFacts, loadFacts } from './latency-facts';
import { throughputFacts } from './result-facts';
import classes from './run-result.module.css';

/** Every figure of a run: how much, how sure, and what it means. Nothing for a run without figures. */
export function RunResult({ run, evaluation }: { readonly run: Run; readonly evaluation: RunEvaluation }) {
  const { texts, style } = useApp();
  const figures = getFigures(run);
  if (figures === null || Object.values(figures).every((value) => value === null)) return null;
  const input = {
    figures,
    grade: evaluation.grade,
    isGrowing: isLoadUnsettled(run),
    method: getMethod(run),
    texts,
    ...style,
  };
  return (
    <>
      <CeilingNote figures={figures} />
      {qualityInWords(evaluation.uses, texts).length > 0 && (
        <PanelPart title={texts('history:part.quality')}>
          <QualityList uses={evaluation.uses} />
          <p className={classes.about}>{texts('history:about.quality')}</p>
        </PanelPart>
      )}
      <PanelPart title={texts('history:part.download')}>
        <ExplainedFacts facts={throughputFacts(input, 'download')} />
      </PanelPart>
      <PanelPart title={texts('history:part.upload')}>
        <ExplainedFacts facts={throughputFacts(input, 'upload')} />
      </PanelPart>
      <PanelPart title={texts('history:part.latency')}>
        <ExplainedFacts facts={idleFacts(input)} />
      </PanelPart>
      <PanelPart title={texts('history:part.load')}>
        <ExplainedFacts facts={loadFacts(input)} />
      </PanelPart>
    </>
  );
}
