import { setImmediate as nextTurn } from 'node:timers/promises';
import { withoutInvisible } from '../../shared/texts/foreign-text';
import { hideShapes } from '../core/redact/shapes';

export interface CleanTextDeps {
  /** Takes out the secrets that this process has read. */
  readonly redact: (text: string) => string;
  /** The folder of the account, which mostly bears a person's name. */
  readonly home: string;
  readonly hostName: string;
}

/** A shorter name would be found in words. In characters. */
const SHORTEST_NAME = 4;
/** So many lines are searched before everything else gets its turn. */
const LINES_A_TURN = 50;

/**
 * A text as it may be handed on: without known secrets, what looks like one, the names in mail addresses, the name of the
 * account in paths (its folder is `~`), and that of the computer.
 */
export async function cleanText(text: string, { redact, home, hostName }: CleanTextDeps): Promise<string> {
  const lines = hideName(hideName(text, home, '~'), hostName, '[computer]').split('\n');
  const clean: string[] = [];
  for (let from = 0; from < lines.length; from += LINES_A_TURN) {
    const portion = lines.slice(from, from + LINES_A_TURN);
    clean.push(...portion.map((line) => withoutInvisible(redact(line))));
    await nextTurn();
  }
  return hideShapes(clean.join('\n'));
}

function hideName(text: string, name: string, replacement: string): string {
  return name.length < SHORTEST_NAME ? text : text.replaceAll(name, replacement);
}
