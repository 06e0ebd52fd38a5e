import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';
import dialog from './dialog.module.css';

const blue: MantineColorsTuple = [
  '#edf2fe',
  '#dbe6fd',
  '#b7cdfb',
  '#8fb1f8',
  '#6f9fff',
  '#4680f2',
  '#2563eb',
  '#1d4fd7',
  '#1a42b4',
  '#173993',
];

/** Mantine's greys of the dark scheme, from text to page, in the tint of tokens.css. */
const dark: MantineColorsTuple = [
  '#eef1f5',
  '#c6cdd8',
  '#a9b2bf',
  '#8f98a6',
  '#3a424e',
  '#2c333d',
  '#1e232a',
  '#181c22',
  '#13171c',
  '#101317',
];

/** The element that holds what opens above the page. */
export const LAYERS_ID = 'layers';

/** Mantine writes white on every filled colour; on the bright accent of the dark theme nobody could read it. */
const variantColors: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  return input.variant === 'filled' ? { ...colors, color: 'var(--lw-on-accent)' } : colors;
};

/** The one theme of Mantine's components; every colour comes from tokens.css. */
export const theme = createTheme({
  colors: { blue, dark },
  primaryColor: 'blue',
  variantColorResolver: variantColors,
  primaryShade: { light: 6, dark: 4 },
  fontFamily: 'var(--lw-font)',
  fontFamilyMonospace: 'var(--lw-mono)',
  fontSizes: { xs: '12px', sm: '13.5px', md: '13.5px', lg: '15px', xl: '17px' },
  defaultRadius: 8,
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    // Within a landmark of the page, so that menus and lists are reached like the rest of it.
    Portal: { defaultProps: { target: `#${LAYERS_ID}` } },
    Tooltip: { defaultProps: { openDelay: 250, withArrow: false, offset: 6 } },
    Modal: {
      defaultProps: { lockScroll: false, transitionProps: { duration: 120 } },
      classNames: { content: dialog['content'], header: dialog['header'], title: dialog['title'] },
    },
    Drawer: { defaultProps: { lockScroll: false, transitionProps: { duration: 140 }, position: 'right' } },
  },
});

const variables = {
  '--mantine-color-body': 'var(--lw-page)',
  '--mantine-color-text': 'var(--lw-text)',
  '--mantine-color-dimmed': 'var(--lw-text-quiet)',
  '--mantine-color-placeholder': 'var(--lw-text-faint)',
  '--mantine-color-default': 'var(--lw-surface)',
  '--mantine-color-default-hover': 'var(--lw-sunken)',
  '--mantine-color-default-border': 'var(--lw-border-strong)',
  '--mantine-color-default-color': 'var(--lw-text)',
  '--mantine-color-error': 'var(--lw-bad-text)',
  '--mantine-primary-color-filled': 'var(--lw-accent)',
  '--mantine-primary-color-contrast': 'var(--lw-on-accent)',
  '--mantine-primary-color-light': 'var(--lw-accent-soft)',
  '--mantine-primary-color-light-color': 'var(--lw-accent-text)',
  '--mantine-color-blue-filled': 'var(--lw-accent)',
  '--mantine-color-blue-filled-hover': 'var(--lw-accent-hover)',
  '--mantine-primary-color-filled-hover': 'var(--lw-accent-hover)',
};

/** Lets Mantine's own variables follow the tokens in both colour schemes. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: variables,
  dark: variables,
});
