import classes from './certainty-band.module.css';

/** A half width that fills the whole band. */
const WIDEST = 0.2;

/** How far the true throughput may lie from the figure: a band that narrows as the test grows surer. */
export function CertaintyBand({ halfWidth }: { readonly halfWidth: number | null }) {
  const share = Math.min(1, (halfWidth ?? WIDEST) / WIDEST);
  return (
    <span className={classes.track} aria-hidden="true">
      <span className={classes.band} style={{ width: `${share * 100}%` }} />
      <span className={classes.middle} />
    </span>
  );
}
