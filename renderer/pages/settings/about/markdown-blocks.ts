/** A part of a text in Markdown, without its marks. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] };

/**
 * The changelog as headings, paragraphs and lists of plain text. Its title, which the panel has, is left out. Of links
 * only the words stay, since they lead to files of the sources. Empty for an empty text.
 */
export function toBlocks(markdown: string): readonly Block[] {
  const blocks: Block[] = [];
  for (const line of markdown.split(/\r?\n/)) {
    const [, marks, heading] = /^(#+) (.+)$/.exec(line) ?? [];
    const [, item] = /^- (.+)$/.exec(line) ?? [];
    const last = blocks.at(-1);
    if (marks !== undefined && heading !== undefined) {
      if (marks.length > 1) blocks.push({ kind: 'heading', level: marks.length, text: toPlain(heading) });
    } else if (item !== undefined) {
      const text = toPlain(item);
      if (last?.kind === 'list') blocks.splice(-1, 1, { kind: 'list', items: [...last.items, text] });
      else blocks.push({ kind: 'list', items: [text] });
    } else if (line.trim() !== '') blocks.push({ kind: 'paragraph', text: toPlain(line) });
  }
  return blocks;
}

function toPlain(text: string): string {
  return text
    .replaceAll(/ \(\[[^\]]+\]\([^)]+\)\)/g, '')
    .replaceAll(/\[([^\]]+)\]\([^)]+\)/g, '$1')
    .replaceAll(/(^|[\s(“])(?:_|\*\*)([^_*]+)(?:_|\*\*)/g, '$1$2')
    .replaceAll('`', '');
}
