import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{shared,locales,main,preload,renderer,server,bench,scripts,lint}/**/*.test.{ts,tsx,mjs}'],
    environment: 'node',
  },
});
