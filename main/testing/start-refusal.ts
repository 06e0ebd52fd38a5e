import { StartRefusal } from '../files/start-refusal';

/** How a work refuses the start; null where it does not. */
export function refusalBy(work: () => unknown) {
  try {
    work();
    return null;
  } catch (error) {
    if (!(error instanceof StartRefusal)) throw error;
    return { problem: error.problem, path: error.path, detail: error.detail };
  }
}
