import { createRequire } from 'node:module';
import { build } from 'esbuild';
import { repository } from './run.js';

interface Parsed {
  readonly context: { readonly errors: { getErrors(): { readonly message: string }[] } };
}
type Parse = (file: { name: string; content: string }, trace: unknown) => Parsed;
interface Parser {
  readonly parseWorkflow: Parse;
  readonly parseAction: Parse;
  readonly NoOperationTraceWriter: new () => unknown;
}

/** GitHub's parser imports JSON in a way that Node does not take, so it is bundled first. */
async function loadParser(): Promise<Parser> {
  const { outputFiles } = await build({
    stdin: {
      contents:
        "export { parseWorkflow, NoOperationTraceWriter } from '@actions/workflow-parser'; export { parseAction } from '@actions/workflow-parser/actions/index';",
      resolveDir: repository,
    },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    write: false,
  });
  const module: { exports: unknown } = { exports: {} };
  const code = outputFiles[0]?.text ?? '';
  new Function('module', 'exports', 'require', code)(module, module.exports, createRequire(import.meta.url));
  return module.exports as Parser;
}

let parser: Promise<Parser> | undefined;

/** What GitHub would say against a workflow, or against the description of an action. */
export async function githubErrors(kind: 'workflow' | 'action', content: string): Promise<string[]> {
  parser ??= loadParser();
  const { parseWorkflow, parseAction, NoOperationTraceWriter } = await parser;
  const parse = kind === 'workflow' ? parseWorkflow : parseAction;
  const { context } = parse({ name: `${kind}.yml`, content }, new NoOperationTraceWriter());
  return context.errors.getErrors().map(({ message }) => message);
}
