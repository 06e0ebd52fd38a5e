/** How Node prints a warning of the process: `(node:4711) [DEP0040] DeprecationWarning: …`. */
const WARNING = /^\(node:\d+\) (?:\[\w+\] )?\w*Warning: .+$/gm;

/**
 * Finds what Node warned of in the output of a program.
 *
 * @param {string} output
 * @returns {readonly string[]} the warnings, each on one line; empty when there are none
 */
export function nodeWarnings(output) {
  return output.match(WARNING) ?? [];
}
