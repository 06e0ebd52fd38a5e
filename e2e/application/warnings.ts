/** How Node prints a warning of the process, also within Electron: `(node:4711) [DEP0040] DeprecationWarning: …`. */
const WARNING = /^\(\w+:\d+\) (?:\[\w+\] )?\w*Warning: .+$/gm;

/** What Node warned of in the output of the application; each on one line. */
export const warningsIn = (output: string): readonly string[] => output.match(WARNING) ?? [];
