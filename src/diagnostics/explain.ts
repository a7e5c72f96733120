import { wrap } from '../terminal/layout.js';
import { type Code, codes, diagnosticWords } from './words.js';

/** One code, explained in plain text of 80 columns. */
export function explainCode(code: Code): string {
  const { severity, title, explanation } = diagnosticWords[code];
  const paragraphs = [`${code} (${severity}): ${title}.`, explanation];
  return `${paragraphs.map((text) => wrap(text, 80).join('\n')).join('\n\n')}\n`;
}

/** Every code with its title, as columns. */
export function listCodes(): string {
  const width = Math.max(...codes.map((code) => code.length));
  return `${codes.map((code) => `${code.padEnd(width)}  ${diagnosticWords[code].severity.padEnd(7)}  ${diagnosticWords[code].title}`).join('\n')}\n`;
}

/** docs/diagnostics.md. A test keeps the file equal to this. */
export function documentCodes(): string {
  const entries = codes.map((code) => {
    const { severity, title, explanation } = diagnosticWords[code];
    return `## \`${code}\`\n\n*${severity}.* **${title}.** ${explanation}\n`;
  });
  return `# Diagnostics

Every problem that Waymark reports about a framework or a sheet has a code. Codes are stable: a code never
changes its meaning. An **error** makes the file unusable; a **warning** does not.
\`waymark validate --explain CODE\` prints one of these entries. This page is made from the same table
(\`npm run docs\`).

${entries.join('\n')}`;
}
