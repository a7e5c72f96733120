import { hostileFiles } from './hostile.js';
import { waymark } from './run.js';

/** A page that the program makes. What holds for pages is tried on each of these. */
export interface PageUnderTest {
  readonly name: string;
  readonly argv: readonly string[];
  /** What stands on standard input. */
  readonly stdin?: () => Promise<string>;
  /** A gap report keeps its assessment. */
  readonly isReport: boolean;
  /** Its texts are the hostile ones. */
  readonly isHostile: boolean;
  /** One of each kind, which is looked at in every way. */
  readonly isMain: boolean;
}

interface Kind {
  readonly name?: string;
  readonly stdin?: () => Promise<string>;
  readonly isHostile?: boolean;
  readonly isMain?: boolean;
}

function page(
  argv: readonly string[],
  { name, stdin, isHostile = false, isMain = false }: Kind = {},
): PageUnderTest {
  return {
    name: name ?? argv.join(' '),
    argv: [...argv, '--format', 'html'],
    isReport: argv[0] === 'report' && !argv.includes('--baseline'),
    isHostile,
    isMain,
    ...(stdin === undefined ? {} : { stdin }),
  };
}

/** Every kind of page. A new one is one more line. */
export const pages: readonly PageUnderTest[] = [
  page(['report', 'examples/riverside-council.yaml'], { isMain: true }),
  page(['report', 'examples/hartwell-agency.yaml'], { isMain: true }),
  page(['report', 'examples/riverside-council.yaml', '--no-notes']),
  page(['report', 'test/expected/merge/consensus.yaml']),
  page(['report', 'test/fixtures/workshop/november.yaml', '--baseline', 'test/fixtures/workshop/may.yaml']),
  page(['compare', 'test/fixtures/workshop/may.yaml', 'test/fixtures/workshop/november.yaml'], {
    isMain: true,
  }),
  page(['compare', 'examples/riverside-council.yaml', 'examples/hartwell-agency.yaml', '--no-notes']),
  page(['report', 'test/fixtures/valid/one-to-five-sheet.yaml']),
  page(['report', 'test/fixtures/valid/tiny-sheet.yaml']),
  page(['report', '-'], { name: 'report of a sheet without answers', stdin: emptySheet }),
  page(['report', '-'], { name: 'report of a sheet with all at the top', stdin: topSheet }),
  page(['score', hostileFiles.sheet, '--summary'], { name: 'portfolio of a hostile name' }),
  page(['show']),
  page(['show', 'public-sector-digital-transformation'], { isMain: true }),
  page(['show', 'public-sector-digital-transformation', 'team-skill-mix']),
  page(['show', 'test/fixtures/valid/one-to-five.yaml']),
  page(['score', 'test/fixtures/portfolio/councils.csv', '--summary', '--quiet'], { isMain: true }),
  page(['show', hostileFiles.framework], { name: 'show of hostile texts', isHostile: true }),
  page(['report', hostileFiles.sheet], { name: 'report of hostile texts', isHostile: true }),
];

const made = new Map<PageUnderTest, Promise<string>>();

/** The page as it would be in its file. @throws when the program does not make it */
export function makePage(asked: PageUnderTest): Promise<string> {
  const known = made.get(asked);
  if (known !== undefined) return known;
  const making = makeAnew(asked);
  made.set(asked, making);
  return making;
}

async function makeAnew({ argv, stdin }: PageUnderTest): Promise<string> {
  return outputOf(argv, await stdin?.());
}

/** What the program says of the same as JSON. */
export async function asJson({ argv, stdin }: PageUnderTest): Promise<unknown> {
  const json = argv.map((argument) => (argument === 'html' ? 'json' : argument));
  return JSON.parse(await outputOf(json, await stdin?.()));
}

async function outputOf(argv: readonly string[], stdin: string | undefined): Promise<string> {
  const { exitCode, stdout, stderr } = await waymark(argv, stdin === undefined ? {} : { stdin });
  if (exitCode !== 0) throw new Error(`waymark ${argv.join(' ')} ended with ${exitCode}: ${stderr}`);
  return stdout;
}

async function emptySheet(): Promise<string> {
  return outputOf(['template'], undefined);
}

/** Every criterion at the highest level: there is nothing left to do. */
async function topSheet(): Promise<string> {
  const empty = await outputOf(['report', '-', '--format', 'json'], await emptySheet());
  const { framework, phases } = JSON.parse(empty);
  const criteria: { id: string }[] = phases.flatMap((phase: { steps: { criteria: { id: string }[] }[] }) =>
    phase.steps.flatMap((step) => step.criteria),
  );
  const answers = Object.fromEntries(criteria.map(({ id }) => [id, { level: 4, evidence: 'corroborated' }]));
  return JSON.stringify({ waymark: 1, framework: framework.id, answers });
}
