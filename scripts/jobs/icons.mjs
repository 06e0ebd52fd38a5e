import { drawIcons } from '../lib/packaging/icons.mjs';

/** Draws the icons of all systems from assets/icon.svg. */
export async function run() {
  await drawIcons();
  return 0;
}
