import { useApp } from '../hooks/app-context';
import type { Figures } from '../../shared/run';
import { qualityInWords } from './quality-words';
import { ToneDot } from './tone-dot';
import classes from './quality-list.module.css';

/** What the line is good for, side by side; nothing where too little was measured. */
export function QualityList({ figures }: { readonly figures: Figures }) {
  const { texts } = useApp();
  const words = qualityInWords(figures, texts);
  if (words.length === 0) return null;
  return (
    <dl className={classes.uses}>
      {words.map(({ use, tone, name, quality }) => (
        <div key={use}>
          <dt>{name}</dt>
          <dd>
            <ToneDot tone={tone} />
            {quality}
          </dd>
        </div>
      ))}
    </dl>
  );
}
