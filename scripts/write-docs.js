// Writes the documents that are made from the program itself. A test fails when they are not up to date.
import { writeFileSync } from 'node:fs';
import { documentCodes } from '../dist/diagnostics/explain.js';

writeFileSync(new URL('../docs/diagnostics.md', import.meta.url), documentCodes());
