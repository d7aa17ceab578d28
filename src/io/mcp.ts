// Speaks the Model Context Protocol on stdin and stdout, with the official SDK. What the tools do is the caller's.
import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import type { ZodRawShapeCompat } from '@modelcontextprotocol/sdk/server/zod-compat.js';

/** What a tool gives back: a text for the model, and the same as data. */
export type ToolResult = {
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** The call could not be done as asked; the text says why and what to do. */
  readonly failed?: boolean;
};

type ToolWords = {
  readonly title: string;
  readonly description: string;
  /** Fields in zod, which the SDK turns into the JSON Schema that hosts see. */
  readonly input: ZodRawShapeCompat;
  /** Whether it writes a file. */
  readonly writes?: true;
};

/** A page that is made when it is asked for, in Markdown. */
export type ServedPage = {
  readonly uri: string;
  readonly name: string;
  readonly title: string;
  readonly read: () => Promise<string>;
};

export type Served = {
  readonly name: string;
  readonly version: string;
  readonly instructions: string;
  /** By name. The SDK holds every call to `input` before it comes here. */
  readonly tools: Readonly<Record<string, ToolWords>>;
  /** One call at a time, in the order in which they came. */
  readonly call: (tool: string, input: Readonly<Record<string, unknown>>) => Promise<ToolResult>;
  readonly pages: readonly ServedPage[];
  readonly prompts: Readonly<
    Record<string, { readonly title: string; readonly description: string; readonly text: string }>
  >;
};

/** Elements and members of the arguments of one call. */
const MOST_ELEMENTS = 10_000;

type InTurn = <Result>(act: () => Promise<Result>) => Promise<Result>;

/** Serves until the other end closes stdin, or takes no more answers. `trouble` is told of what is no message. */
export const serve = async (served: Served, trouble: (message: string) => void): Promise<void> => {
  const inTurn = oneByOne();
  const mcp = serverFor(served, inTurn);
  const closed = new Promise<void>((done) => {
    mcp.server.onclose = done;
  });
  mcp.server.onerror = ({ name, message }) => trouble(isNoMessage(name) ? NO_MESSAGE : message);
  const end = (): void => void inTurn(() => mcp.close());
  process.stdin.once('end', end);
  process.stdout.once('error', end);
  await mcp.connect(new StdioServerTransport());
  await closed;
};

/** What the SDK throws for a line that is no JSON, or no message of the protocol; long, and of no use to a person. */
const isNoMessage = (name: string): boolean => ['SyntaxError', 'ZodError', '$ZodError'].includes(name);
const NO_MESSAGE = 'a line on stdin is no message of the protocol, and was left out';

/** A call that changes a file is done before the next one reads it. */
const oneByOne = (): InTurn => {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const mine = last.then(act);
    last = mine.catch(() => undefined);
    return mine;
  };
};

/** To be connected to a transport; of its own in a test. */
export const serverFor = (
  { instructions, tools, call, pages, prompts, ...about }: Served,
  inTurn: InTurn = oneByOne(),
): McpServer => {
  const mcp = new McpServer(about, { instructions, maxToolInputElements: MOST_ELEMENTS });
  for (const [name, { input, writes, ...words }] of Object.entries(tools)) {
    const annotations = { readOnlyHint: writes !== true, destructiveHint: writes === true, openWorldHint: false };
    mcp.registerTool(name, { ...words, inputSchema: input, annotations }, async (given: Record<string, unknown>) =>
      reply(await inTurn(() => call(name, given))),
    );
  }
  addPages(mcp, pages, inTurn);
  for (const [name, { title, description, text }] of Object.entries(prompts)) {
    mcp.registerPrompt(name, { title, description }, () => ({
      messages: [{ role: 'user', content: { type: 'text', text } }],
    }));
  }
  return mcp;
};

/** All of one scheme: listed by name, read by address. */
const addPages = (mcp: McpServer, pages: readonly ServedPage[], inTurn: InTurn): void => {
  const mimeType = 'text/markdown';
  const resources = pages.map(({ uri, name, title }) => ({ uri, name, title, mimeType }));
  mcp.registerResource(
    'pages',
    new ResourceTemplate('readiness://{+page}', { list: () => ({ resources }) }),
    {
      title: 'Pages',
      description: 'What each check asks, why, and what to do; what a scan of the folder finds',
      mimeType,
    },
    async ({ href }) => {
      const page = pages.find(({ uri }) => uri === href);
      if (page === undefined) throw new Error(`there is no page ${href}; resources/list names those that there are`);
      return { contents: [{ uri: href, mimeType, text: await inTurn(page.read) }] };
    },
  );
};

const reply = ({ text, data, failed = false }: ToolResult) => ({
  content: [{ type: 'text' as const, text }],
  structuredContent: { ...data },
  ...(failed && { isError: true }),
});
