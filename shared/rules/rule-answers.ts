/** What a rule would have told of past runs. */
export interface BackTest {
  readonly from: number;
  /** Runs that were tried in that time. */
  readonly runs: number;
  /** The messages, oldest first. */
  readonly told: readonly {
    readonly runId: string;
    readonly at: number;
    readonly reason: 'matched' | 'recovered';
  }[];
}

/** Where a rule stands. */
export interface RuleState {
  readonly id: string;
  /** Since when what it tells of lasts; null while all is well. */
  readonly breachedSince: number | null;
  /** Its newest message; null where it has told nothing yet. */
  readonly lastTold: { readonly at: number; readonly title: string; readonly outboxId: string } | null;
}
