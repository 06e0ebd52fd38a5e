import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const CSS = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');

/** The colours of a theme: those of `:root`, with what the dark theme changes. */
function getTokens(theme: 'light' | 'dark'): ReadonlyMap<string, string> {
  const [light = '', dark = ''] = CSS.split(":root[data-mantine-color-scheme='dark']");
  const found = (text: string) => [...text.matchAll(/--lw-([\w-]+):\s*(#[\da-f]{6});/g)];
  const entries = [...found(light), ...(theme === 'dark' ? found(dark) : [])];
  return new Map(entries.map(([, name = '', value = '']) => [name, value]));
}

/** Relative luminance of WCAG 2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [bright = 0, dim = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (bright + 0.05) / (dim + 0.05);
}

const GROUNDS = ['page', 'surface', 'sunken'];
const SOFT = ['accent', 'good', 'warn', 'bad'];

/** Every text colour with every colour that it stands on. */
const TEXTS = [
  ...['text', 'text-quiet', 'text-faint', ...SOFT.map((name) => `${name}-text`)].flatMap((text) =>
    GROUNDS.map((ground) => [text, ground] as const),
  ),
  ...SOFT.flatMap((name) =>
    [`${name}-text`, 'text', 'text-quiet'].map((text) => [text, `${name}-soft`] as const),
  ),
  ...['accent', 'accent-hover'].map((ground) => ['on-accent', ground] as const),
];

/** What carries meaning without being text: dots, bars, series, and the bounds of what can be used. */
const MARKS = [
  ...['good', 'warn', 'bad', 'idle', 'accent', 'control', 'download', 'upload', 'latency', 'other'],
  ...['good-bar', 'warn-bar', 'bad-bar'],
  ...[1, 2, 3, 4].map((place) => `network-${place}`),
].flatMap((mark) => GROUNDS.map((ground) => [mark, ground] as const));

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  const tokens = getTokens(theme);
  const tooLow = (pairs: readonly (readonly [string, string])[], least: number) =>
    pairs.flatMap(([front, ground]) => {
      const ratio = contrast(tokens.get(front) ?? '#000000', tokens.get(ground) ?? '#000000');
      return ratio >= least ? [] : [`${front} on ${ground}: ${ratio.toFixed(2)}`];
    });

  it('has text of 4.5 to 1 on everything that it stands on', () => {
    expect(tooLow(TEXTS, 4.5)).toEqual([]);
  });
  it('has marks and controls of 3 to 1', () => {
    expect(tooLow(MARKS, 3)).toEqual([]);
  });
});

it('knows what white on black is', () => {
  expect(contrast('#ffffff', '#000000')).toBeCloseTo(21);
  expect(contrast('#ffffff', '#6f9fff')).toBeCloseTo(2.6, 1);
});
