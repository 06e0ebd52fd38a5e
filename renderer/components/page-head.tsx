import { useEffect, useRef, type ReactNode } from 'react';
import classes from './page-head.module.css';

interface PageHeadProps {
  /** The sentence that says what a person wants to know. */
  readonly title: string;
  readonly reason?: string | undefined;
  readonly actions?: ReactNode;
}

/** The first words of a page. Takes the focus when the page opens, so that it is read out. */
export function PageHead({ title, reason, actions }: PageHeadProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <header className={classes.head}>
      <div className={classes.words}>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {reason !== undefined && <p className={classes.reason}>{reason}</p>}
      </div>
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </header>
  );
}
