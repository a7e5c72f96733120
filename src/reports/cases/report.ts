import { assess } from '../../assessment/assess.js';
import { isMore } from '../../cases/aspects.js';
import type { CaseResult, Failure } from '../../cases/run.js';
import { type Data, isMapping } from '../../source/edit.js';
import {
  type Block,
  type Cell,
  type Column,
  dim,
  heading,
  paragraph,
  type Span,
  strong,
  table,
} from '../document.js';
import { Arithmetic } from './arithmetic.js';
import { countCases, placeIn, sayAspect, show, type TestedFile } from './tested.js';

/** Among more cases than this only those that did not pass are listed. */
const mostListed = 100;
/** For more failures than this the arithmetic would bury what it explains. */
const mostExplained = 40;

/** What came of the cases: all of them in a list, each failure with its arithmetic, and how many there are. */
export function caseBlocks(files: readonly TestedFile[]): Block[] {
  const room = { left: mostExplained };
  return [
    ...files.flatMap((file) => [...listOfCases(file), ...failuresOf(file, room)]),
    ...(room.left < 0
      ? [
          paragraph(
            dim(`The arithmetic of the first ${mostExplained} failures is shown; --only shows others.`),
          ),
        ]
      : []),
    paragraph(strong(countCases(files))),
  ];
}

function listOfCases({ source, framework, results }: TestedFile): Block[] {
  const listed = results.length > mostListed ? results.filter(({ state }) => state !== 'passed') : results;
  const longest = Math.max(4, ...listed.map(({ case: { id } }) => id.length));
  return [
    heading(1, source.file),
    paragraph(`${framework.title} ${framework.version}`),
    ...(listed.length === 0
      ? []
      : [
          table(
            [
              { title: 'Result', align: 'left', width: 7 },
              { title: 'Case', align: 'left', width: Math.min(30, longest) },
              { title: 'What it shows', align: 'left' },
            ],
            listed.map(({ case: { id, about }, state }): Cell[] => [[verdict[state]], [id], [about ?? '']]),
          ),
        ]),
    ...(listed.length < results.length
      ? [paragraph(dim(`${results.length - listed.length} that passed are not listed.`))]
      : []),
  ];
}

const verdict: Record<CaseResult['state'], Span> = {
  passed: 'ok',
  failed: { text: 'FAILED', style: 'bad' },
  empty: { text: 'EMPTY', style: 'bad' },
};

function failuresOf({ source, framework, results }: TestedFile, room: { left: number }): Block[] {
  const blocks = results.flatMap(({ case: subject, state, failures }): Block[] => {
    if (state === 'passed') return [];
    const head = heading(3, subject.id);
    if (state === 'empty') {
      return [
        head,
        paragraph(
          strong(placeIn(source, subject.range)),
          ': the case expects nothing, so it tests nothing. With --update, what was computed is written into it.',
        ),
      ];
    }
    const arithmetic =
      room.left > 0 ? new Arithmetic(framework, subject, assess(framework, subject.sheet)) : null;
    return [
      head,
      ...failures.flatMap((failure): Block[] => {
        room.left -= 1;
        const { expectation } = failure;
        return [
          paragraph(strong(placeIn(source, expectation.range)), `: ${sayAspect(expectation)}`),
          sideBySide(failure),
          ...(arithmetic?.blocks(failure) ?? []),
        ];
      }),
    ];
  });
  return blocks.length === 0 ? [] : [heading(2, 'What failed'), ...blocks];
}

/** What was expected and what was computed: a line, or a line for each place of a list. */
function sideBySide({ expectation: { part, expected }, actual }: Failure): Block {
  if (part !== null) return compared('Part', [{ name: part, expected, actual }]);
  if (isMapping(expected) && isMapping(actual)) {
    const steps = [...new Set([...Object.keys(expected), ...Object.keys(actual)])];
    return compared(
      'Step',
      steps.map((name) => ({ name, expected: expected[name], actual: actual[name] })),
    );
  }
  const [left = [], right = []] = [expected, actual].map((data) =>
    Array.isArray(data) ? data.filter((item) => !isMore(item)) : [],
  );
  const length = Math.max(left.length, right.length);
  const rows = Array.from({ length }, (_, index) => ({
    name: String(index + 1),
    expected: left[index],
    actual: right[index],
  }));
  const goesOn = Array.isArray(expected) && isMore(expected.at(-1));
  return compared('Place', goesOn ? [...rows, { name: '', expected: '…', actual: '…' }] : rows);
}

interface Compared {
  readonly name: string;
  readonly expected: Data | undefined;
  readonly actual: Data | undefined;
}

function compared(title: string, rows: readonly Compared[]): Block {
  const widthFor = (head: string, texts: readonly string[]) =>
    Math.min(28, Math.max(head.length, ...texts.map((text) => text.length)));
  const columns: Column[] = [
    {
      title,
      align: 'left',
      width: widthFor(
        title,
        rows.map(({ name }) => name),
      ),
    },
    {
      title: 'Expected',
      align: 'left',
      width: widthFor(
        'Expected',
        rows.map((row) => show(row.expected)),
      ),
    },
    { title: '', align: 'left', width: 1 },
    { title: 'Actual', align: 'left' },
  ];
  return table(
    columns,
    rows.map(({ name, expected, actual }): Cell[] => {
      const isSame = show(expected) === show(actual);
      return [[name], [show(expected)], [isSame ? '' : '≠'], [isSame ? show(actual) : strong(show(actual))]];
    }),
  );
}
