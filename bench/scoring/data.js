// The sheets that the bench scores: fictional, and the same in every run. They go to the disk as they are made, so
// that a million of them need no memory. Levels are spread evenly: whoever remembers results has the least of it.
import { closeSync, fsyncSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { drawer } from '../shared/draw.js';
import { criteria, framework } from './framework.js';

const share = { notApplicable: 0.015, unknown: 0.03, leftOut: 0.03, long: 0.03, longInYaml: 0.45 };
const pieceSize = 1024 * 1024;

export function writeNdjson(path, count) {
  const draw = drawer(1);
  writeLines(path, count, (number) => {
    const answers = {};
    for (const criterion of criteria) {
      const answer = drawAnswer(draw, criterion, share.long);
      if (answer !== null) answers[criterion.id] = inJson(answer);
    }
    return `${JSON.stringify({ waymark: 1, framework: framework.id, ...about(draw, number), answers })}\n`;
  });
}

/** Nothing in it needs quotation marks: Papa Parse is then at its fastest. */
export function writeCsv(path, count) {
  const draw = drawer(2);
  const header = `${['sheet', 'organisation', 'date', ...criteria.map(({ id }) => id)].join(',')}\n`;
  writeLines(path, count, (number) => {
    const { id, organisation, date } = about(draw, number);
    const cells = criteria.map((criterion) => inCell(drawAnswer(draw, criterion, 0)));
    return `${number === 1 ? header : ''}${id},${organisation},${date},${cells.join(',')}\n`;
  });
}

/** A file a sheet, written as people write them. */
export function writeYaml(folder, count) {
  mkdirSync(folder);
  const draw = drawer(3);
  for (let number = 1; number <= count; number += 1) {
    writeFileSync(join(folder, `${String(number).padStart(6, '0')}.yaml`), yamlSheet(draw, number));
  }
}

function writeLines(path, count, line) {
  const file = openSync(path, 'w');
  let piece = '';
  for (let number = 1; number <= count; number += 1) {
    piece += line(number);
    if (piece.length < pieceSize && number < count) continue;
    writeSync(file, piece);
    piece = '';
  }
  // What the disk still has to do would be counted against whoever runs first.
  fsyncSync(file);
  closeSync(file);
}

function about({ oneOf, below }, number) {
  const two = (value) => String(value).padStart(2, '0');
  return {
    'framework-version': framework.version,
    id: `survey-${String(number).padStart(7, '0')}`,
    organisation: `${oneOf(places)} ${oneOf(seconds)} ${oneOf(bodies)}`,
    date: `${2020 + below(7)}-${two(1 + below(12))}-${two(1 + below(28))}`,
  };
}

/** Null is left out. */
function drawAnswer({ next, below, oneOf }, criterion, longShare) {
  if (criterion.notApplicableWhen !== null && next() < share.notApplicable) {
    return { notApplicable: oneOf(reasons) };
  }
  const state = next();
  if (state < share.leftOut) return null;
  const answer =
    state < share.leftOut + share.unknown ? { unknown: true } : { level: below(framework.scale.length) };
  if (next() >= longShare) return answer;
  const note = `${oneOf(people)} ${oneOf(doings)} ${oneOf(things)}; ${oneOf(remarks)}.`;
  return { ...answer, note, evidence: oneOf(grades) };
}

function inJson({ level, unknown, notApplicable, note, evidence }) {
  if (notApplicable !== undefined) return { 'not-applicable': notApplicable };
  if (note === undefined) return unknown ? 'unknown' : level;
  return unknown ? { unknown, note, evidence } : { level, note, evidence };
}

function inCell(answer) {
  if (answer === null) return '';
  if (answer.notApplicable !== undefined) return `na: ${answer.notApplicable}`;
  return answer.unknown ? 'unknown' : answer.level;
}

function yamlSheet(draw, number) {
  const { oneOf } = draw;
  const head = about(draw, number);
  const lines = [
    `# ${head.organisation}: a sheet of the bench. The organisation, its people and its papers are fictional.`,
    'waymark: 1',
    `framework: ${framework.id}`,
    ...Object.entries(head).map(([key, value]) => `${key}: ${value}`),
    'form: full',
    'respondents:',
    ...framework.groups.map(({ id }) => `  - { name: ${oneOf(people)}, group: ${id} }`),
    ...(draw.next() < 0.3 ? ['targets:', '  growth: 2               # two years is not long enough'] : []),
    '',
    'answers:',
  ];
  for (const { title, steps } of framework.phases) {
    for (const step of steps) {
      lines.push(`  # ${title}: ${step.title}`);
      for (const criterion of step.criteria) {
        const answer = drawAnswer(draw, criterion, share.longInYaml);
        if (answer !== null) lines.push(...inYaml(draw, criterion, answer));
      }
      lines.push('');
    }
  }
  return lines.join('\n');
}

function inYaml({ oneOf, next }, { id, checklist }, { level, unknown, notApplicable, note, evidence }) {
  if (notApplicable !== undefined) return [`  ${id}:`, `    not-applicable: ${notApplicable}`];
  if (note === undefined) {
    if (unknown) return [`  ${id}: unknown`];
    if (level === 0 && checklist.length > 0) return [`  ${id}: { level: 0, ticked: [] }`];
    return [`  ${id}: ${level}${next() < 0.1 ? '    # agreed at once' : ''}`];
  }
  return [
    `  ${id}:`,
    unknown ? '    unknown: true' : `    level: ${level}`,
    `    note: ${note.includes('"') ? `'${note.replaceAll("'", "''")}'` : note}`,
    `    evidence: ${evidence}`,
    ...(next() < 0.4 ? [`    sources: ["${oneOf(sources)}"]`] : []),
  ];
}

// The words, between bars. Those of a note fit together in any order.
function words(text) {
  return text.split('|').map((word) => word.replace(/\s+/g, ' ').trim());
}
const places =
  words(`Ashcombe | Brontë | Caernant | Dunmarrow | Elmswick | Fernleigh | Glasbury | Holt | Inverlaw |
  Kirkby | Llanfair | Marrow | Northwold | Oxley | Penrhôs | Quarndon | Ryme | St Mary's | Tamar | Yarrow & Deane`);
const seconds = words('Bridge | Cross | Forest | Hill | Lakes | Mills | Moor | Vale | Valley | Waters');
const bodies = words('Borough Council | Council | Fire Service | Health Board | Housing | Licensing Agency');
const people = words(`Elspeth Marrowby | Tunde Arkwell | Joan Pettifold | Samir Hollinfinch | Zoë Tarnwick |
  The finance director | A head of service | The programme office | The licence holders' panel |
  Two people from housing | Everyone in the room | The contact centre`);
const doings = words(`showed us | had not seen | will look for | asked about | remembers | spoke up for |
  could not find | brought along`);
const things =
  words(`the minutes of the September cabinet | the list of projects (23 of them) | the sign-offs |
  a budget of £640,000 | the "one page" that staff were given | the autumn survey | both pilots |
  the résumé of the last review | the log of residents’ tests | forty tablets still in their boxes`);
const remarks = words(`nobody disagreed | the rest hangs on next year’s settlement | it goes back to July |
  two of eleven could put it in their own words | come back to it in January | see page 41 |
  the papers say "better and cheaper by 2030" | the longest outage was 40 minutes`);
const reasons = words(`Nothing new has been released to anyone yet | Both pilots are still prototypes |
  There is nothing to move to before the spring`);
const grades = words('asserted | seen | corroborated');
const sources = words(
  `Cabinet minutes, 2026-09-14 | Budget book 2026-27, page 41 | Internal audit report 26/07`,
);
