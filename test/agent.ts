// A coding assistant in a test: the SDK's client, a small repository that it finds, and a whole session that fills in its
// pilot file.
import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { expect } from 'vitest';

/** A helpdesk bot: what scan can show of it, and an empty pilot file. */
export const repository: Readonly<Record<string, string>> = {
  'pilot.yaml': '# The team answers here.\nversion: 1\npilot:\n  name: Helpdesk bot\n',
  'README.md': '# Helpdesk bot\n\nAnswers questions of staff about laptops and accounts, from the IT handbook.\n',
  'promptfooconfig.yaml': `prompts: [file://prompts/system.txt]
providers: [openai:gpt-4.1-2025-04-14]
tests: file://evals/tests.yaml
defaultTest:
  assert: [{type: llm-rubric, value: answers from the handbook, threshold: 0.8}]
`,
  'evals/tests.yaml': '- vars: {question: How do I reset my password?}\n',
  '.github/workflows/evaluation.yml': `on: [pull_request]
jobs:
  evaluate:
    runs-on: ubuntu-latest
    steps:
      - run: npx promptfoo eval --output results.json
`,
  'prompts/system.txt': 'You answer questions about laptops and accounts from the handbook, and cite the page.\n',
  'src/answer.py': `from openai import OpenAI
from tenacity import retry, wait_exponential

client = OpenAI(timeout=20)


@retry(wait=wait_exponential(max=30))
def answer(question: str) -> str:
    reply = client.responses.create(model="gpt-4.1-2025-04-14", input=question)
    return reply.output_text
`,
  'docs/runbook.md': `# Runbook of the helpdesk bot

## Switch it off

Set HELPDESK_BOT_ENABLED to false; the page then names the phone number of the desk.

## On call

The platform team, by the pager.
`,
};

export type Reply = {
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: what a server answers is whatever it answers
  readonly data: any;
  readonly failed: boolean;
};

export const callTool = async (
  client: Pick<Client, 'callTool'>,
  name: string,
  args: Readonly<Record<string, unknown>> = {},
): Promise<Reply> => {
  const { content, structuredContent, isError } = await client.callTool({ name, arguments: { ...args } });
  const [first] = content as readonly { readonly text: string }[];
  return { text: first?.text ?? '', data: structuredContent, failed: isError === true };
};

/** What the team says when it is asked; what stands nowhere here nobody knows. */
const said: Readonly<Record<string, unknown>> = {
  'pilot.stage': 'pilot',
  'pilot.users': 'internal',
  'pilot.task': 'question-answering',
  'governance.affects': [],
  agents: [],
  'evaluation.dataset.items': 40,
};

/** Which of the practices that scan found hold, as the team says. */
const confirmed: Readonly<Record<string, string>> = {
  'evaluation.controls.automated': 'in-place',
  'evaluation.controls.regression': 'in-place',
  'operations.controls.prompt-versioning': 'partial',
};

/** As `readiness scan -f json` gives them. */
export type Proposal = { readonly evidence: { readonly path: readonly string[]; readonly file: string } | null };

/**
 * Records what was found and what the team says of it, then asks what is left until nothing that is open can shut the gate, and judges. Gives what
 * assess says, and how many questions were asked.
 */
export const fillIn = async (client: Pick<Client, 'callTool'>, proposals: readonly Proposal[]) => {
  const places = new Map(
    proposals.flatMap(({ evidence: found }) =>
      found === null ? [] : [[[...found.path, 'evidence'].join('.'), [{ file: found.file }]] as const],
    ),
  );
  const evidence = [...places].map(([path, value]) => ({ path, value }));
  const cited = await callTool(client, 'record_answers', { answers: evidence });
  expect(cited).toMatchObject({ failed: false, data: { counts: { changed: evidence.length } } });
  const owned = Object.entries(confirmed).map(([path, value]) => ({ path, value }));
  expect(await callTool(client, 'record_answers', { answers: owned })).toMatchObject({ failed: false });
  const asked = new Set<string>();
  for (let round = 0; round < 20; round++) {
    const { data } = await callTool(client, 'next_questions', { limit: 30 });
    if (data.standing.progress !== 'ask') {
      expect(data.next).toContain('assess');
      return { asked: asked.size, verdict: await callTool(client, 'assess') };
    }
    const questions: readonly { readonly path: string }[] = data.questions;
    expect(questions.filter(({ path }) => asked.has(path))).toEqual([]);
    for (const { path } of questions) asked.add(path);
    const answers = questions.map(({ path }) => ({ path, value: said[path] ?? null }));
    expect(await callTool(client, 'record_answers', { answers })).toMatchObject({ failed: false });
  }
  throw new Error('the questions do not end');
};
