// What the guide needs to render, in one file of its own: `dist/guide-page.js` loads when a guide opens, never before.
export { writeAnswer } from '../exercise/predictions';
export { buildGuide } from './build-guide';
export { renderGuide } from './render-guide';
export { readLink } from './render-markdown';
