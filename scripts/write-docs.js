// Writes the documents, and the parts of documents, that are made from the program itself.
// A test fails when they are not up to date.
import { readFileSync, writeFileSync } from 'node:fs';
import { documentCodes } from '../dist/explain.js';

const root = new URL('../', import.meta.url);
const read = (path) => readFileSync(new URL(path, root), 'utf8');
const write = (path, text) => writeFileSync(new URL(path, root), text);

write('docs/diagnostics.md', documentCodes());

// The first screen of a real report: up to the end of the first action of the plan.
const report = read('test/expected/riverside.txt');
const firstAction = report.slice(0, report.indexOf('\n\n2. ', report.indexOf('DO NOW')));
const shown = `<!-- report -->\n\n\`\`\`\n$ waymark report examples/riverside-council.yaml\n\n${firstAction}\n…\n\`\`\`\n\n<!-- /report -->`;
write(
  'README.md',
  read('README.md').replace(/<!-- report -->.*<!-- \/report -->/s, () => shown),
);
