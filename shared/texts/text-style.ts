import type { RateStyle } from './format';
import type { TimeStyle } from './format-time';

/** How figures and times are worded for the user: language, zone, and the unit of throughput. */
export type TextStyle = TimeStyle & RateStyle;
