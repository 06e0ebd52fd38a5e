import type { DiskProblem } from './disk-problem';

/** Whether results can be recorded. */
export type RecordingState =
  | { readonly kind: 'fine' }
  | {
      /**
       * `low`: the disk is full, and results go into the room that was set aside for this. `failing`: the disk refuses
       * them. `moved`: they go into a file that is no longer at its place.
       */
      readonly kind: 'low' | 'failing' | 'moved';
      readonly problem: DiskProblem;
      /** When it was noticed. */
      readonly since: number;
      /** The data folder. */
      readonly folder: string;
    };
export type RecordingTrouble = Exclude<RecordingState, { kind: 'fine' }>;
