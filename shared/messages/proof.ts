/** What proves that messages of a channel arrive, from the weakest to the strongest. Persisted. */
export const PROOF_LEVELS = ['queued', 'accepted', 'seen', 'confirmed'] as const;
export type ProofLevel = (typeof PROOF_LEVELS)[number];

/** The newest proof of a channel. */
export interface ChannelProof {
  readonly level: ProofLevel;
  readonly at: number;
  /** What the other side said when it took the message, word for word; may be empty. */
  readonly reply: string;
  /** Older than a week, or from before a change of settings, version or network. */
  readonly isStale: boolean;
}
