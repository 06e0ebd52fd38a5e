/** Data that runs of this calendar month have moved. */
export interface DataUse {
  /** Begin of the month, local time. */
  readonly from: number;
  readonly limitBytes: number | null;
  /** The network that the computer is in now; null where unknown. */
  readonly currentNetwork: string | null;
  readonly networks: readonly {
    readonly network: string | null;
    readonly runs: number;
    readonly downloadBytes: number;
    readonly uploadBytes: number;
  }[];
}
