// Splits the lines of a file and parses each, on one core. Arguments: file, how many lines it must have.
import { openSync, readSync } from 'node:fs';

const [path, wanted] = process.argv.slice(2);
const piece = 1024 * 1024;
const buffer = Buffer.alloc(2 * piece);
const file = openSync(path);
let held = 0;
let count = 0;
for (;;) {
  const read = readSync(file, buffer, held, piece, null);
  if (read === 0) break;
  held += read;
  let start = 0;
  for (;;) {
    const end = buffer.indexOf(0x0a, start);
    if (end === -1 || end >= held) break;
    JSON.parse(buffer.toString('utf8', start, end));
    count += 1;
    start = end + 1;
  }
  buffer.copyWithin(0, start, held);
  held -= start;
}
if (count !== Number(wanted)) throw new Error(`${count} lines, not ${wanted}`);
