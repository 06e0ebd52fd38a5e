import { existsSync, readFileSync } from 'node:fs';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../places.mjs';
import { readIcns } from './icns.mjs';
import { makeIco, readIco } from './ico.mjs';
import { ICONS, ICON_SIZES, WINDOWS_SIZES, sourceHash } from './icons.mjs';

/** @param {Buffer} png */
const sides = (png) => {
  const { width, height } = PNG.sync.read(png);
  return [width, height];
};

describe('the icons', () => {
  it('are those of the picture in assets (else: npm run icons)', () => {
    expect(readFileSync(inRoot(ICONS.stamp), 'utf8').trim()).toBe(sourceHash());
  });

  it.each(ICON_SIZES)('have %i pixels on Linux', (size) => {
    const path = inRoot(ICONS.folder, `${size}x${size}.png`);
    expect(existsSync(path)).toBe(true);
    expect(sides(readFileSync(path))).toEqual([size, size]);
  });

  it('have every size on Windows', () => {
    const pictures = readIco(readFileSync(inRoot(ICONS.windows)));
    expect(pictures.map(({ size }) => size)).toEqual(WINDOWS_SIZES);
    for (const { size, png } of pictures) expect(sides(png)).toEqual([size, size]);
  });

  it('have every size on macOS, twice where Retina screens have a type of their own', () => {
    const pictures = readIcns(readFileSync(inRoot(ICONS.mac)));
    expect(pictures.map(({ type, png }) => [type, sides(png)[0]])).toEqual([
      ['icp4', 16],
      ['icp5', 32],
      ['ic11', 32],
      ['ic12', 64],
      ['ic07', 128],
      ['ic08', 256],
      ['ic13', 256],
      ['ic09', 512],
      ['ic14', 512],
      ['ic10', 1024],
    ]);
  });
});

describe('the icon file of Windows', () => {
  it('says where each picture is, and writes 256 pixels as 0', () => {
    const ico = makeIco([
      { size: 16, png: Buffer.from('small') },
      { size: 256, png: Buffer.from('large') },
    ]);
    expect(ico.subarray(0, 6).toString('hex')).toBe('000001000200');
    expect(ico.subarray(6, 22).toString('hex')).toBe('10100000010020000500000026000000');
    expect(ico.subarray(22, 38).toString('hex')).toBe('0000000001002000050000002b000000');
    expect(ico.subarray(38).toString()).toBe('smalllarge');
  });
});
