/** Types of PNG pictures in an icon file of macOS, by their size in pixels; the second of a size is for Retina screens. */
const TYPES = /** @type {const} */ ([
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
const HEADER_BYTES = 8;
const MAGIC = 'icns';

/**
 * The icon file of macOS.
 *
 * @param {readonly import('./ico.mjs').Picture[]} pictures of 16 to 1024 pixels; a missing size is left out
 */
export function makeIcns(pictures) {
  const blocks = TYPES.flatMap(([type, size]) => {
    const picture = pictures.find((candidate) => candidate.size === size);
    return picture ? [block(type, picture.png)] : [];
  });
  return block(MAGIC, Buffer.concat(blocks));
}

/**
 * @param {string} type of four characters
 * @param {Buffer} content
 */
function block(type, content) {
  const header = Buffer.alloc(HEADER_BYTES);
  header.write(type, 'latin1');
  header.writeUInt32BE(HEADER_BYTES + content.length, 4);
  return Buffer.concat([header, content]);
}

/**
 * The pictures of an icon file of macOS, with their types.
 *
 * @param {Buffer} icns
 * @returns {{ type: string, png: Buffer }[]} empty when it is no such file, or when it was cut
 */
export function readIcns(icns) {
  if (icns.toString('latin1', 0, 4) !== MAGIC || icns.readUInt32BE(4) !== icns.length) return [];
  const found = [];
  for (let at = HEADER_BYTES; at < icns.length;) {
    const end = at + icns.readUInt32BE(at + 4);
    found.push({ type: icns.toString('latin1', at, at + 4), png: icns.subarray(at + HEADER_BYTES, end) });
    at = end;
  }
  return found;
}
