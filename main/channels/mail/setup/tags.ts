/** A tag of a document, and the text behind it up to the next one. */
export interface Tag {
  /** Of an end tag with the slash. */
  readonly name: string;
  readonly attributes: string;
  readonly text: string;
}

/**
 * The tags of an XML document one after another, without its comments, as far as they are whole. A document of a
 * stranger costs no more time than its length: nothing is looked for twice at the same place.
 */
export function* readTags(xml: string): Generator<Tag> {
  let at = xml.indexOf('<');
  while (at !== -1) {
    if (xml.startsWith('<!--', at)) {
      const end = xml.indexOf('-->', at);
      if (end === -1) return;
      at = xml.indexOf('<', end);
      continue;
    }
    const close = xml.indexOf('>', at);
    if (close === -1) return;
    const next = xml.indexOf('<', close);
    const [name = ''] = /^\/?[\w:.-]*/.exec(xml.slice(at + 1, close)) ?? [];
    yield {
      name,
      attributes: xml.slice(at + 1 + name.length, close),
      text: xml.slice(close + 1, next === -1 ? xml.length : next),
    };
    at = next;
  }
}
