import { describe, expect, it } from 'vitest';
import { letterMailAddress } from './mail-address';

describe('the address that opens a program for mail', () => {
  it('holds a short letter, and nothing in it counts as a part of the address', () => {
    expect(
      letterMailAddress({ to: 'help@netz.example?cc=x@y', subject: 'A & B', text: 'one\ntwo=3' }),
    ).toEqual({
      url: 'mailto:help@netz.example%3Fcc%3Dx@y?subject=A%20%26%20B&body=one%0D%0Atwo%3D3',
      isWhole: true,
    });
  });
  it('leaves out a text that it does not hold', () => {
    expect(letterMailAddress({ to: '', subject: 'S', text: '中'.repeat(300) })).toEqual({
      url: 'mailto:?subject=S',
      isWhole: false,
    });
  });
  it('takes a text that was cut within a character', () => {
    expect(letterMailAddress({ to: '', subject: 'S', text: '\ud83d' }).url).toBe(
      'mailto:?subject=S&body=%EF%BF%BD',
    );
  });
});
