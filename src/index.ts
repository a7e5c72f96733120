export { readFramework } from './framework/read.js';
export { Source } from './source/source.js';
