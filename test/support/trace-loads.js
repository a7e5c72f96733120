// Loaded before the program: says on stderr, at the end, which chunks of dist/ it has loaded.
import { writeSync } from 'node:fs';
import { createRequire } from 'node:module';

const { loaded } = createRequire(import.meta.url)('../../bin/load.js');

process.on('exit', () => {
  for (const name of loaded.keys()) writeSync(2, `loaded dist/${name}\n`);
});
