// Writes the documents, and the parts of documents, that are made from the program itself.
// A test fails when they are not up to date.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
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

// The screens of the questionnaire.
write(
  'docs/workshop.md',
  read('docs/workshop.md').replace(
    /<!-- screen (\S+) -->.*?<!-- \/screen -->/gs,
    (_all, name) =>
      `<!-- screen ${name} -->\n\n\`\`\`\n${read(`test/expected/assess/${name}.txt`)}\`\`\`\n\n<!-- /screen -->`,
  ),
);

// The JSON Schemas that editors find beside the bundled frameworks and the examples.
const bin = fileURLToPath(new URL('bin/waymark.js', root));
const writeSchema = (name, ...argv) =>
  write(`schemas/${name}.schema.json`, execFileSync(process.execPath, [bin, 'schema', ...argv]));

mkdirSync(new URL('schemas/', root), { recursive: true });
for (const kind of ['framework', 'sheet', 'cases', 'assessment']) writeSchema(kind, kind);
const frameworks = readdirSync(new URL('frameworks', root)).filter((file) => !file.endsWith('.cases.yaml'));
for (const file of frameworks) {
  const id = file.replace('.yaml', '');
  for (const kind of ['sheet', 'cases']) writeSchema(`${id}.${kind}`, kind, '--framework', id);
}
