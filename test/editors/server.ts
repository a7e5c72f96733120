import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node.js';
import { repository } from '../support/run.js';

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Problem {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly message: string;
}

export interface Proposal {
  readonly label: string;
  readonly documentation?: string | { readonly value: string };
}

/** The language server that editors use for YAML, spoken to as an editor does. It may read files, and no more. */
export class Server {
  readonly #process: ChildProcess;
  readonly #connection: MessageConnection;
  readonly #problems = new Map<string, (problems: readonly Problem[]) => void>();

  private constructor(child: ChildProcess) {
    this.#process = child;
    if (child.stdout === null || child.stdin === null) throw new Error('The server has no pipes.');
    this.#connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    this.#connection.onNotification(
      'textDocument/publishDiagnostics',
      ({ uri, diagnostics }: { uri: string; diagnostics: readonly Problem[] }) =>
        this.#problems.get(uri)?.(diagnostics),
    );
    // What an editor is asked for: its settings, and leave to register.
    this.#connection.onRequest(
      'workspace/configuration',
      ({ items }: { items: readonly { section: string }[] }) =>
        items.map(({ section }) => (section === 'yaml' ? settings.yaml : null)),
    );
    this.#connection.onRequest('client/registerCapability', () => null);
    this.#connection.listen();
  }

  static async start(): Promise<Server> {
    const manifest = createRequire(import.meta.url).resolve('yaml-language-server/package.json');
    const bin = join(dirname(manifest), 'bin/yaml-language-server');
    const server = new Server(
      spawn(process.execPath, [bin, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] }),
    );
    await server.#connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: pathToFileURL(repository).href,
      capabilities: {
        workspace: { configuration: true },
        textDocument: {
          completion: { completionItem: { documentationFormat: ['plaintext'] } },
          publishDiagnostics: {},
          hover: { contentFormat: ['plaintext'] },
        },
      },
      initializationOptions: {},
    });
    await server.#connection.sendNotification('initialized', {});
    await server.#connection.sendNotification('workspace/didChangeConfiguration', { settings });
    return server;
  }

  /**
   * Opens a text as the file of a path, whatever is there.
   * @returns what is wrong with it
   */
  async open(path: string, text: string): Promise<readonly Problem[]> {
    const uri = pathToFileURL(path).href;
    const told = new Promise<readonly Problem[]>((resolve) => {
      this.#problems.set(uri, resolve);
    });
    await this.#connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text },
    });
    return told;
  }

  async complete(path: string, position: Position): Promise<readonly Proposal[]> {
    const found: { items: readonly Proposal[] } | readonly Proposal[] | null =
      await this.#connection.sendRequest('textDocument/completion', {
        textDocument: { uri: pathToFileURL(path).href },
        position,
      });
    return found === null ? [] : 'items' in found ? found.items : found;
  }

  /** What an editor shows of a place. */
  async hover(path: string, position: Position): Promise<string> {
    const found: { contents: string | { value: string } } | null = await this.#connection.sendRequest(
      'textDocument/hover',
      { textDocument: { uri: pathToFileURL(path).href }, position },
    );
    if (found === null) return '';
    return typeof found.contents === 'string' ? found.contents : found.contents.value;
  }

  stop(): void {
    this.#connection.dispose();
    this.#process.kill();
  }
}

/** Schemas come from files: the store on the network is not asked. */
const settings = {
  yaml: {
    validate: true,
    completion: true,
    hover: true,
    format: { enable: false },
    schemaStore: { enable: false, url: '' },
  },
};

/** A path in the repository. */
export function inRepository(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}
