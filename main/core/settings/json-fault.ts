import type { JsonFault, JsonProblem } from '../../../shared/recording/json-fault';

const SPACE = /[ \t\r\n]*/y;
const TEXT = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /(?:true|false|null)/y;

type Wanted = 'value' | 'value-or-end' | 'name' | 'name-or-end' | 'colon' | 'comma-or-end' | 'nothing';

/** The first fault of a text that `JSON.parse` refused. */
export function jsonFault(text: string): JsonFault {
  const { problem, at } = findFault(text);
  const before = text.slice(0, at);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { problem, line: before.split('\n').length, column: at - lineStart + 1 };
}

function findFault(text: string): { readonly problem: JsonProblem; readonly at: number } {
  if (/^[\s\0]*$/.test(text)) return { problem: 'empty', at: 0 };
  const open: ('{' | '[')[] = [];
  let wanted: Wanted = 'value';
  for (let at = findEnd(SPACE, text, 0) ?? 0; at < text.length; at = findEnd(SPACE, text, at) ?? at) {
    const step = stepAt(text, at, wanted, open);
    if (typeof step === 'string') return { problem: step, at };
    ({ at, wanted } = step);
  }
  return { problem: 'unfinished', at: text.length };
}

interface Step {
  readonly at: number;
  readonly wanted: Wanted;
}

/** One token: where it ends and what may follow, or what is wrong with it. */
function stepAt(text: string, at: number, wanted: Wanted, open: ('{' | '[')[]): Step | JsonProblem {
  const character = text[at];
  if (character === '/' || character === '#') return 'comment';
  if (character === '}' || character === ']') return close(text, at, wanted, open);
  const afterValue: Wanted = open.length === 0 ? 'nothing' : 'comma-or-end';
  switch (wanted) {
    case 'name':
    case 'name-or-end': {
      const end = findEnd(TEXT, text, at);
      return end === null ? textOr(character) : { at: end, wanted: 'colon' };
    }
    case 'colon':
      return character === ':' ? { at: at + 1, wanted: 'value' } : 'unexpected';
    case 'comma-or-end':
      if (character !== ',') return 'unexpected';
      return { at: at + 1, wanted: open.at(-1) === '{' ? 'name' : 'value' };
    case 'nothing':
      return 'unexpected';
    case 'value':
    case 'value-or-end': {
      if (character === '{' || character === '[') {
        open.push(character);
        return { at: at + 1, wanted: character === '{' ? 'name-or-end' : 'value-or-end' };
      }
      const end = findEnd(TEXT, text, at) ?? findEnd(NUMBER, text, at) ?? findEnd(WORD, text, at);
      return end === null ? textOr(character) : { at: end, wanted: afterValue };
    }
  }
}

function close(text: string, at: number, wanted: Wanted, open: ('{' | '[')[]): Step | JsonProblem {
  if (open.at(-1) !== (text[at] === '}' ? '{' : '[')) return 'unexpected';
  if (!wanted.endsWith('-end')) {
    return text.slice(0, at).trimEnd().endsWith(',') ? 'trailing-comma' : 'unexpected';
  }
  open.pop();
  return { at: at + 1, wanted: open.length === 0 ? 'nothing' : 'comma-or-end' };
}

function textOr(character: string | undefined): JsonProblem {
  return character === '"' ? 'broken-text' : 'unexpected';
}

function findEnd(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}
