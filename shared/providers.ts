/** Speed-test services that Linewatch can use. Persisted. */
export const PROVIDER_KINDS = ['librespeed', 'cloudflare', 'ndt7', 'nq', 'ookla'] as const;
export type ProviderKind = (typeof PROVIDER_KINDS)[number];

/** What the user chooses: one service always, or the first of an order that can be used. */
export const PROVIDER_CHOICES = ['automatic', ...PROVIDER_KINDS] as const;
export type ProviderChoice = (typeof PROVIDER_CHOICES)[number];

/** A test server as it is recorded with a run and shown. */
export interface ServerRef {
  readonly name: string;
  /** Base address, with scheme. */
  readonly url: string;
}

/**
 * Kinds of throughput figures, which are compared only with their own. `multi-stream`: several streams fill the line.
 * `single-stream`: one stream, which reads lower on long or lossy lines. `short-requests`: streams whose service limits
 * the size of a request, so that they start again and again and read lower on fast lines.
 */
export type FigureKind = 'multi-stream' | 'single-stream' | 'short-requests';

/** What a service asks of its users, and what its figures are. */
export interface ProviderFacts {
  readonly figureKind: FigureKind;
  /** The least time from one run to the next that the service bears, in ms; 0 where it says nothing. */
  readonly minimumIntervalMs: number;
  /** What the user must accept first: the publication of results, or a licence. */
  readonly consent: 'data-policy' | 'licence' | null;
  /** Whether the user can enter a server of their own. */
  readonly hasOwnServer: boolean;
  /** How many seconds of the line's rate one direction takes, by mode; for the estimate of its data use. */
  readonly secondsPerDirection: { readonly quick: number; readonly full: number; readonly light: number };
}

/** What a light test moves at most in each direction, whatever the rate of the line, in bytes; Ookla's program knows no such thing. */
export const LIGHT_BYTES = { download: 2_000_000, upload: 1_000_000 } as const;

/** What is known of each service before it is used. */
export const PROVIDER_FACTS: Readonly<Record<ProviderKind, ProviderFacts>> = {
  librespeed: {
    figureKind: 'multi-stream',
    minimumIntervalMs: 0,
    consent: null,
    hasOwnServer: true,
    secondsPerDirection: { quick: 1.3, full: 6, light: 0.2 },
  },
  cloudflare: {
    figureKind: 'short-requests',
    minimumIntervalMs: 15 * 60_000,
    consent: null,
    hasOwnServer: true,
    secondsPerDirection: { quick: 1.3, full: 6, light: 0.2 },
  },
  ndt7: {
    figureKind: 'single-stream',
    minimumIntervalMs: 36 * 60_000,
    consent: 'data-policy',
    hasOwnServer: true,
    secondsPerDirection: { quick: 10, full: 10, light: 1.5 },
  },
  nq: {
    figureKind: 'multi-stream',
    minimumIntervalMs: 15 * 60_000,
    consent: null,
    hasOwnServer: true,
    secondsPerDirection: { quick: 3, full: 10, light: 0.2 },
  },
  ookla: {
    figureKind: 'multi-stream',
    minimumIntervalMs: 15 * 60_000,
    consent: 'licence',
    hasOwnServer: false,
    secondsPerDirection: { quick: 12, full: 12, light: 12 },
  },
};
