// Reads all YAML files of a folder with yaml, on one core. Arguments: folder, how many there must be.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const [folder, wanted] = process.argv.slice(2);
const names = readdirSync(folder);
for (const name of names) parse(readFileSync(join(folder, name), 'utf8'));
if (names.length !== Number(wanted)) throw new Error(`${names.length} files, not ${wanted}`);
