import classes from './placeholder.module.css';

interface PlaceholderProps {
  readonly height: number;
  readonly width?: string;
}

/** Keeps the place of something that is being read, so that nothing moves when it comes. */
export function Placeholder({ height, width = '100%' }: PlaceholderProps) {
  return (
    <div className={classes.placeholder} data-placeholder style={{ height, width }} aria-hidden="true" />
  );
}
