import { checks } from '../lib/checks.mjs';
import { needDependencies } from '../lib/dependencies.mjs';
import { launch } from '../lib/launch.mjs';
import { root } from '../lib/places.mjs';

/** What `npm run typecheck|lint|unit|format` runs. */
const tools = {
  typecheck: checks.types,
  lint: [...checks.rules, ...checks.tidiness],
  unit: checks.unit,
  format: [['node_modules/prettier/bin/prettier.cjs', '--write', '--log-level=warn', '.']],
};

/**
 * Runs the programs of one tool until one fails; further arguments go to the last.
 *
 * @param {readonly string[]} args the tool, then arguments
 */
export async function run([tool, ...args]) {
  await needDependencies();
  const programs = tools[/** @type {keyof typeof tools} */ (tool)];
  for (const [index, program] of programs.entries()) {
    const further = index === programs.length - 1 ? args : [];
    const { code } = await launch(process.execPath, [...program, ...further], { cwd: root });
    if (code !== 0) return code;
  }
  return 0;
}
