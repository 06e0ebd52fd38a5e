/**
 * One picture of an icon.
 *
 * @typedef {object} Picture
 * @property {number} size in pixels, of either side
 * @property {Buffer} png
 */

const HEADER_BYTES = 6;
const ENTRY_BYTES = 16;
const ICON = 1;
const BITS_PER_PIXEL = 32;
/** A side of 256 pixels is written as 0: it does not fit into one byte. */
const BYTE = 256;

/**
 * The icon file of Windows with PNG pictures, which Windows reads since Vista.
 *
 * @param {readonly Picture[]} pictures of at most 256 pixels
 */
export function makeIco(pictures) {
  const header = Buffer.alloc(HEADER_BYTES + ENTRY_BYTES * pictures.length);
  header.writeUInt16LE(ICON, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  for (const [index, { size, png }] of pictures.entries()) {
    const at = HEADER_BYTES + ENTRY_BYTES * index;
    header.writeUInt8(size % BYTE, at);
    header.writeUInt8(size % BYTE, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(BITS_PER_PIXEL, at + 6);
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([header, ...pictures.map(({ png }) => png)]);
}

/**
 * The pictures of an icon file of Windows.
 *
 * @param {Buffer} ico
 * @returns {Picture[]}
 */
export function readIco(ico) {
  return Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
    const at = HEADER_BYTES + ENTRY_BYTES * index;
    const offset = ico.readUInt32LE(at + 12);
    return {
      size: ico.readUInt8(at) || BYTE,
      png: ico.subarray(offset, offset + ico.readUInt32LE(at + 8)),
    };
  });
}
