/** Languages that Linewatch speaks. */
export const SPOKEN_LANGUAGES = ['en', 'zh-CN'] as const;
export type Language = (typeof SPOKEN_LANGUAGES)[number];
