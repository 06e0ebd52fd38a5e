import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, inflateSync } from 'node:zlib';
import { fromBufferPromise } from 'yauzl';

/** Something that was written, and what is packed in it, each on its own. */
interface Written {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The same as a text in which words can be found. */
interface Searchable {
  readonly name: string;
  readonly text: string;
}

/** Everything that was written below some folders, archives and compressed streams unpacked; sockets have no content. */
export async function readWritten(folders: readonly string[]): Promise<readonly Searchable[]> {
  const paths = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  );
  const files = paths.filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true);
  const read = files.map((path) => unpack({ name: path, bytes: readFileSync(path) }));
  return (await Promise.all(read)).flat().map(searchable);
}

/** Where a word of ASCII letters and digits stands: plain, in 16-bit text, in hexadecimal digits or in base64. */
export function findWord(written: readonly Searchable[], word: string): readonly string[] {
  const forms = [...plainForms(word), ...base64Forms(word), ...base64Forms(word, 'utf16le')].map((form) =>
    form.toLowerCase(),
  );
  return written.filter(({ text }) => forms.some((form) => text.includes(form))).map(({ name }) => name);
}

/** Each byte is a character, in lower case; quoted-printable and base64 may break a line anywhere. */
export function searchable({ name, bytes }: Written): Searchable {
  return {
    name,
    text: bytes
      .toString('latin1')
      .replaceAll(/=?\r?\n/g, '')
      .toLowerCase(),
  };
}

async function unpack(written: Written): Promise<readonly Written[]> {
  const { name, bytes } = written;
  const begin = bytes.toString('latin1', 0, 4);
  if (begin === 'PK\u0003\u0004') return [written, ...(await unzip(written))];
  if (begin.startsWith('\u001f\u008b'))
    return [written, { name: `${name} (unpacked)`, bytes: gunzipSync(bytes) }];
  if (begin === '%PDF') return [written, ...inflateStreams(written)];
  return [written];
}

async function unzip({ name, bytes }: Written): Promise<readonly Written[]> {
  const archive = await fromBufferPromise(bytes);
  const parts: Written[] = [];
  for await (const entry of archive.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await archive.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    parts.push({ name: `${name}/${entry.fileName}`, bytes: Buffer.concat(chunks) });
  }
  return parts;
}

function inflateStreams({ name, bytes }: Written): readonly Written[] {
  const text = bytes.toString('latin1');
  return [...text.matchAll(/stream\r?\n/g)].flatMap(({ index, 0: { length } }) => {
    try {
      return [{ name: `${name} at ${String(index)}`, bytes: inflateSync(bytes.subarray(index + length)) }];
    } catch {
      // A stream that is not compressed, or a picture of another kind.
      return [];
    }
  });
}

function plainForms(word: string): readonly string[] {
  return [word, Buffer.from(word, 'utf16le').toString('latin1'), Buffer.from(word).toString('hex')];
}

/** The digits that a word has in base64 wherever it begins within a group of three bytes. */
function base64Forms(word: string, encoding: BufferEncoding = 'utf8'): readonly string[] {
  const bytes = Buffer.from(word, encoding);
  return [0, 1, 2].map((before) => {
    const digits = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    return digits.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
  });
}
