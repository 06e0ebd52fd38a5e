import { expect, it } from 'vitest';
import { textsIn } from '../../../../shared/texts/i18n';
import { serverChoices } from './server-choices';

const OFFERED = [
  { name: 'Frankfurt', url: 'https://fra.example.org/' },
  { name: '', url: 'https://own.example.org/' },
  { name: 'Frankfurt 2', url: 'https://fra.example.org/' },
];
const labels = (stored: string | null) =>
  serverChoices(OFFERED, stored, textsIn('en')).map(({ label }) => label);

it('offers the nearest, then each address once, by its name if it has one', () => {
  expect(labels(null)).toEqual(['Nearest by latency', 'Frankfurt 2', 'https://own.example.org/']);
});

it('keeps a stored server that is not offered any more', () => {
  expect(labels('https://gone.example.org/')).toContain('https://gone.example.org/');
});
