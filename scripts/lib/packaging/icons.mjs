import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hasProgram, install } from '../apt.mjs';
import { command } from '../command.mjs';
import { inRoot } from '../places.mjs';
import { Stop } from '../stop.mjs';
import { makeIcns } from './icns.mjs';
import { makeIco } from './ico.mjs';

/** What every icon is drawn from. */
const SOURCE = 'assets/icon.svg';
/** Sides in pixels: those of the icon theme of Linux, and the largest of macOS. */
export const ICON_SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
/** Sides in pixels that Windows asks for. */
export const WINDOWS_SIZES = [16, 24, 32, 48, 64, 128, 256];
/** Where the icons are, in the repository. */
export const ICONS = {
  folder: 'packaging/icons',
  windows: 'packaging/icon.ico',
  mac: 'packaging/icon.icns',
  /** The hash of the picture that they were drawn from. */
  stamp: 'packaging/icons/source.sha256',
};

/** The hash that the stamp has while the icons are those of the picture. */
export function sourceHash() {
  return createHash('sha256')
    .update(readFileSync(inRoot(SOURCE)))
    .digest('hex');
}

/** Draws the icons of all systems. */
export async function drawIcons() {
  if (!hasProgram('rsvg-convert')) await install(['librsvg2-bin'], 'Drawing the icons needs rsvg-convert');
  mkdirSync(inRoot(ICONS.folder), { recursive: true });
  const pictures = [];
  for (const size of ICON_SIZES) {
    const path = inRoot(ICONS.folder, `${size}x${size}.png`);
    const arguments_ = ['--width', String(size), '--height', String(size), '--output', path, inRoot(SOURCE)];
    const { code, stderr } = await command('rsvg-convert', arguments_);
    if (code !== 0) throw new Stop(`${stderr}\nThe icon of ${size} pixels could not be drawn.`);
    pictures.push({ size, png: readFileSync(path) });
  }
  const forWindows = pictures.filter(({ size }) => WINDOWS_SIZES.includes(size));
  writeFileSync(inRoot(ICONS.windows), makeIco(forWindows));
  writeFileSync(inRoot(ICONS.mac), makeIcns(pictures));
  writeFileSync(inRoot(ICONS.stamp), `${sourceHash()}\n`);
}
