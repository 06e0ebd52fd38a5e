import type { ReactNode } from 'react';
import classes from './nothing.module.css';

interface NothingProps {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly reason: string;
  readonly action?: ReactNode;
}

/** Stands where something will be: what it will show, why it does not yet, and one action. */
export function Nothing({ icon, title, reason, action }: NothingProps) {
  return (
    <div className={classes.nothing}>
      {icon !== undefined && <div className={classes.icon}>{icon}</div>}
      <p className={classes.title}>{title}</p>
      <p className={classes.reason}>{reason}</p>
      {action !== undefined && <div className={classes.action}>{action}</div>}
    </div>
  );
}
