import { expect, it } from 'vitest';
import { toLogText } from './log-text';

it.each([
  ['further lines', 'one\r\ntwo\n[2026-01-01] [info] forged', 'one\n    two\n    [2026-01-01] [info] forged'],
  ['line separators of Unicode', 'one\u2028[2026] two', 'one\n    [2026] two'],
  ['escape sequences', 'red \u001b[31mtext\u0007', 'red \ufffd[31mtext\ufffd'],
  ['overrides of direction', 'file \u202efdp.exe', 'file fdp.exe'],
  ['half a character', 'a\ud83d', 'a\ufffd'],
  ['ordinary text', 'Naïve 日本語\ttext', 'Naïve 日本語 text'],
])('%s', (_name, text, logged) => {
  expect(toLogText(text)).toBe(logged);
});
