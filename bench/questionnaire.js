// How long a room waits in “waymark assess”: from the key that confirms an answer to the next question drawn, in
// sheets of up to 100 KB. What the disk takes to keep the file is taken out, and shown apart. Not a test.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import loader from '../bin/load.js';

const { processIo, run } = loader.load('cli.cjs');
const framework = JSON.parse(
  readFileSync(
    new URL('../dist/frameworks/public-sector-digital-transformation.json', import.meta.url),
    'utf8',
  ),
);
const criteria = framework.phases.flatMap(({ steps }) => steps).flatMap((step) => step.criteria);
const answers = criteria.length - 1;
const most = 50;

console.log(`\nFrom the key that confirms an answer to the next question, ${answers} answers a sheet.\n`);
console.log('sheet        first    median   longest   at most   met      disk, median');
for (const kilobytes of [1, 25, 100]) {
  const { own, disk } = await measure(kilobytes);
  const figures = [own[0], median(own), Math.max(...own)].map((time) => `${time.toFixed(1)} ms`.padStart(10));
  const met = Math.max(...own) <= most ? 'yes' : 'no';
  console.log(
    `${`${kilobytes} KB`.padStart(6)}  ${figures.join('')}${`${most} ms`.padStart(10)}   ${met.padEnd(9)}${median(disk).toFixed(1)} ms`,
  );
}

/** Answers the questions of a sheet that long notes have made as large as asked. */
async function measure(kilobytes) {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-bench-'));
  const path = join(folder, 'sheet.yaml');
  writeFileSync(path, sheetOf(kilobytes * 1024));
  const { keyboard, screen, press, shown } = room();
  let onDisk = 0;
  const io = processIo(2);
  const write = async (...file) => {
    const start = performance.now();
    await io.writeFile(...file);
    onDisk += performance.now() - start;
  };
  const ended = run(['assess', path], {
    ...io,
    keyboard,
    screen,
    writeFile: write,
    stderr: { ...io.stderr, write() {} },
  });

  const own = [];
  const disk = [];
  await shown(`Question 1 of ${criteria.length}`);
  for (let question = 1; question <= answers; question += 1) {
    // Past the tick list, where there is one.
    press('l');
    press('0');
    await new Promise((resolve) => setTimeout(resolve, 20));
    onDisk = 0;
    const start = performance.now();
    press('\r');
    await shown(`Question ${question + 1} of ${criteria.length}`);
    own.push(performance.now() - start - onDisk);
    disk.push(onDisk);
  }
  press('q');
  await ended;
  rmSync(folder, { recursive: true });
  return { own, disk };
}

function sheetOf(bytes) {
  const said = 'What was said in the room, at some length: by whom, and where to find it. ';
  const note = said
    .repeat(Math.ceil(bytes / criteria.length / said.length))
    .slice(0, bytes / criteria.length - 30);
  const lines = criteria.map(({ id }) => `  ${id}:\n    note: ${JSON.stringify(note.trim() || 'x')}\n`);
  return `waymark: 1\nframework: ${framework.id}\nanswers:\n${lines.join('')}`;
}

/** A keyboard that the bench presses, and a screen that tells when something is drawn on it. */
function room() {
  let received;
  let awaited = null;
  const draw = (text) => {
    if (awaited === null || !text.includes(awaited.text)) return;
    const { resolve } = awaited;
    awaited = null;
    resolve();
  };
  const stream = new Writable({ decodeStrings: false, write: (_text, _encoding, done) => done() });
  Object.assign(stream, { _isStdio: true, columns: 80, rows: 24 });
  return {
    keyboard: {
      listen(_how, receive) {
        received = receive;
        return () => {};
      },
    },
    screen: { stream, write: draw, columns: 80, rows: 24, onResize: () => () => {} },
    press: (key) => received(key),
    shown: (text) =>
      new Promise((resolve) => {
        awaited = { text, resolve };
      }),
  };
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
