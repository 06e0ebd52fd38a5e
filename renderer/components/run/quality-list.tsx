import { QUALITIES, type QualityScores } from '../../../shared/figures/quality-scores';
import { useApp } from '../../hooks/app-context';
import { qualityInWords } from './quality-words';
import classes from './quality-list.module.css';

/** What the line is good for, side by side; nothing where too little was measured. It has no colour: it is no state of the line. */
export function QualityList({ uses }: { readonly uses: QualityScores }) {
  const { texts } = useApp();
  const words = qualityInWords(uses, texts);
  if (words.length === 0) return null;
  return (
    <dl className={classes.uses}>
      {words.map(({ use, level, name, quality }) => (
        <div key={use}>
          <dt>{name}</dt>
          <dd>
            {level !== null && <Level of={level} />}
            {quality}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A quality as a row of steps, for those who see it; the word beside it says the same. */
function Level({ of }: { readonly of: number }) {
  return (
    <span className={classes.level} aria-hidden="true">
      {QUALITIES.map((quality, index) => (
        <i key={quality} data-reached={index < of ? true : undefined} />
      ))}
    </span>
  );
}
