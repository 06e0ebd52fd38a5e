/** A part of a text in Markdown, without its marks. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

/**
 * A text in Markdown as headings, paragraphs, lists and tables (the first row is the head) of plain text. Its title, which
 * the panel has, is left out. Of links only the words stay, since they lead to files of the sources. Empty for an empty text.
 */
export function toBlocks(markdown: string): readonly Block[] {
  const blocks: Block[] = [];
  for (const line of markdown.split(/\r?\n/)) {
    const block = toBlock(line);
    if (block === null) continue;
    const joined = join(blocks.at(-1), block);
    if (joined === null) blocks.push(block);
    else blocks.splice(-1, 1, joined);
  }
  return blocks;
}

/** What stands under a heading of the second level, up to the next one; empty where there is no such heading. */
export function getSection(markdown: string, heading: string): string {
  const [, section = ''] = markdown.split(`\n## ${heading}\n`);
  return section.split('\n## ')[0] ?? '';
}

/** What one line says; null where it says nothing. */
function toBlock(line: string): Block | null {
  const [, marks, heading] = /^(#+) (.+)$/.exec(line) ?? [];
  if (marks !== undefined && heading !== undefined) {
    return marks.length === 1 ? null : { kind: 'heading', level: marks.length, text: toPlain(heading) };
  }
  const [, item] = /^- (.+)$/.exec(line) ?? [];
  if (item !== undefined) return { kind: 'list', items: [toPlain(item)] };
  if (/^\|[\s|:-]+\|$/.test(line) || line.trim() === '') return null;
  if (!/^\|.*\|$/.test(line)) return { kind: 'paragraph', text: toPlain(line) };
  const cells = line.slice(1, -1).split('|');
  return { kind: 'table', rows: [cells.map((cell) => toPlain(cell.trim()))] };
}

/** The next item of a list or row of a table belongs to the ones before it; null where it does not. */
function join(last: Block | undefined, next: Block): Block | null {
  if (last?.kind === 'list' && next.kind === 'list') {
    return { kind: 'list', items: [...last.items, ...next.items] };
  }
  if (last?.kind === 'table' && next.kind === 'table') {
    return { kind: 'table', rows: [...last.rows, ...next.rows] };
  }
  return null;
}

function toPlain(text: string): string {
  return text
    .replaceAll(/ \(\[[^\]]+\]\([^)]+\)\)/g, '')
    .replaceAll(/\[([^\]]+)\]\([^)]+\)/g, '$1')
    .replaceAll(/(^|[\s(“])(?:_|\*\*)([^_*]+)(?:_|\*\*)/g, '$1$2')
    .replaceAll('`', '');
}
