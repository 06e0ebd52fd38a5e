/**
 * How this copy was installed, which decides who updates it. `appimage`, `installer` (Windows) and `mac` update
 * themselves; every other one is updated by the system or by hand.
 */
export const PACKAGE_KINDS = [
  'appimage',
  'installer',
  'mac',
  'system',
  'flatpak',
  'snap',
  'archive',
  'portable',
  'sources',
] as const;
export type PackageKind = (typeof PACKAGE_KINDS)[number];
export type UpdatingKind = Extract<PackageKind, 'appimage' | 'installer' | 'mac'>;

/** Why an update could not be looked for, loaded or installed. */
export const UPDATE_PROBLEMS = [
  'unreachable',
  'unsigned',
  'wrong-signature',
  'not-understood',
  'damaged',
  'interrupted',
  'disk-full',
  'not-writable',
  'does-not-start',
  'failed',
] as const;
export type UpdateProblem = (typeof UPDATE_PROBLEMS)[number];

/** A version that is newer than this one. */
export interface NewVersion {
  readonly version: string;
  /** What has changed, line by line, as plain text; empty where the publisher says nothing. */
  readonly notes: readonly string[];
}

/** What an update waits for: a test or a delivery is never disturbed. */
export type UpdateWait = 'test' | 'delivery';

/** What is done about the newer version; `none` where none is known, or a person has put it off. */
export type UpdateStep =
  | { readonly kind: 'none' }
  | { readonly kind: 'checking' }
  | { readonly kind: 'available' }
  | { readonly kind: 'installing' }
  | { readonly kind: 'waiting'; readonly for: UpdateWait }
  | { readonly kind: 'loading'; readonly percent: number };

/** How the last update went, until a person has read it. */
export type UpdateOutcome =
  | ({ readonly kind: 'updated'; readonly from: string } & NewVersion)
  /** The new version did not pass its self-check: this is the old one again. */
  | { readonly kind: 'rolled-back'; readonly to: string }
  /** The new version did not pass its self-check, and the old one cannot take its place; null where it was not kept. */
  | { readonly kind: 'not-passed'; readonly from: string; readonly kept: string | null };

/** What window and tray show of updates. */
export interface UpdateState {
  readonly package: PackageKind;
  /** Whether this copy can update itself; false where its package cannot, or it was built without an address. */
  readonly canUpdate: boolean;
  /** When it was last looked for an update; null where it never was. */
  readonly checkedAt: number | null;
  /** The newest version that is known and newer than this one, also one that was put off. */
  readonly newest: NewVersion | null;
  readonly step: UpdateStep;
  /** What kept the last step from being done; null where nothing did. */
  readonly problem: {
    readonly kind: UpdateProblem;
    readonly detail: string;
    readonly during: 'check' | 'installation';
  } | null;
  readonly outcome: UpdateOutcome | null;
}

/** What the window asks about updates. */
export interface UpdateRequests {
  /** Looks for an update now. */
  'update:check': { args: []; answer: boolean };
  /** Loads and installs the newest version, as soon as no test and no delivery is under way. */
  'update:install': { args: []; answer: boolean };
  /** Says nothing of the newest version for some days. */
  'update:later': { args: []; answer: boolean };
  /** Says nothing of the newest version ever again. */
  'update:skip': { args: []; answer: boolean };
  /** A person has read how the last update went. */
  'update:confirm': { args: []; answer: boolean };
}

/** Whether it is to be announced: a newer version that nobody has put off, or something that is being done about it. */
export function isUpdateShown({ step }: Pick<UpdateState, 'step'>): boolean {
  return step.kind !== 'none' && step.kind !== 'checking';
}
