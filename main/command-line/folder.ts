import type { Asked } from './client';
import type { HolderRequest } from './requests';

/** Between two looks at a folder that is held. */
const LOOK_AGAIN_MS = 250;
/** A holder that starts or ends is through within 20 seconds, or it hangs. */
const LOOKS_AT_HELD = 80;
/** One that answered "later" may still measure, and try to deliver, for some minutes. */
const LOOKS_AT_BUSY = 2_400;

export interface FolderDeps {
  /** Asks the process that holds the folder, if one listens. */
  readonly ask: (request: HolderRequest) => Promise<Asked>;
  /** Tries to become the one process on the folder. */
  readonly lock: () => boolean | Promise<boolean>;
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** What came of the wish to do something with a data folder. */
export type Access =
  /** The folder is this process's now. */
  | { readonly kind: 'taken' }
  /** Its holder has done it. */
  | { readonly kind: 'done'; readonly reply: unknown }
  /** Its holder does not answer. */
  | { readonly kind: 'silent' }
  /** Another account's process answers for it. */
  | { readonly kind: 'foreign' };

/**
 * Has the holder of a data folder do what is asked for, or takes the folder where nobody holds it. A holder that
 * starts or ends is waited for; whatever state it is in, this ends.
 */
export async function accessFolder(deps: FolderDeps, request: HolderRequest): Promise<Access> {
  let looksLeft = LOOKS_AT_HELD;
  let isBusy = false;
  for (;;) {
    const asked = await deps.ask(request);
    if (asked.kind === 'done' || asked.kind === 'silent' || asked.kind === 'foreign') return asked;
    if (await deps.lock()) return { kind: 'taken' };
    if (asked.kind === 'later' && !isBusy) {
      isBusy = true;
      looksLeft = LOOKS_AT_BUSY;
    }
    looksLeft -= 1;
    if (looksLeft === 0) return { kind: 'silent' };
    await deps.pause(LOOK_AGAIN_MS);
  }
}
