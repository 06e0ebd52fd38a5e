/**
 * What the application is called in the systems: Windows groups its window and its notifications by it, and shows
 * notifications only where the shortcut of its package has the same one.
 */
export const APP_ID = 'io.linewatch.app';
