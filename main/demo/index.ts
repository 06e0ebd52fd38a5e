export { openDemo } from './demo';
export { presentDemo } from './present';
