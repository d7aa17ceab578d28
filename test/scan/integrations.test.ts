// docs/integrations.md: each tool's lines are a piece of a pilot file, scan finds what the page says that it finds, and a file
// that holds a figure is read and compared.
import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../folders.ts';
import { asOf, folderWith, readiness } from '../program.ts';

const page = readFileSync(join(root, 'docs/integrations.md'), 'utf8');
const sections = page
  .split(/^## /m)
  .slice(1)
  .map((text) => ({
    title: text.slice(0, text.indexOf('\n')),
    text,
    yaml: /```yaml\n([\s\S]*?)```/.exec(text)?.[1] ?? '',
  }));

const promptfoo = {
  evalId: 'eval-1',
  results: {
    version: 3,
    timestamp: '2026-11-10T09:00:00.000Z',
    stats: { successes: 97, failures: 3, errors: 0 },
    results: Array.from({ length: 100 }, (_, i) => ({ success: i >= 3, score: i >= 3 ? 1 : 0, vars: {}, testIdx: i })),
  },
};

/** What the tools leave in a repository, where the lines of the page say it is. */
const files: Readonly<Record<string, string>> = {
  'evals/promptfooconfig.yaml': `prompts: [file://prompt.txt]
providers: [openai:gpt-4.1-2025-04-14]
redteam:
  plugins: [pii]
defaultTest:
  assert:
    - type: llm-rubric
      threshold: 0.8
`,
  'evals/results.json': JSON.stringify(promptfoo),
  '.github/workflows/evaluation.yml':
    'on: [pull_request]\njobs:\n  a:\n    steps:\n      - run: npx promptfoo eval -c evals/promptfooconfig.yaml\n',
  'mlruns/1/4f2c/metrics/groundedness': '1794301200000 0.94 0\n1794301200001 0.94 1\n',
  'training/register.py': `import mlflow

mlflow.openai.autolog()
with mlflow.start_run():
    mlflow.evaluate(data=cases, model=uri)
    mlflow.register_model(uri, "summariser", registered_model_name="summariser")
`,
  'pipelines/ingest.py': 'from kfp import dsl\n\n@dsl.pipeline(name="ingest")\ndef ingest():\n    ...\n',
  'pipelines/registry.py':
    'from model_registry import ModelRegistry\n\nregistry = ModelRegistry("https://example.com")\n',
  'infra/registry.tf': 'resource "aws_sagemaker_model_package_group" "bot" {\n  model_package_group_name = "bot"\n}\n',
  'infra/pipeline.py': 'from sagemaker.workflow.pipeline import Pipeline\n',
  'monitoring/schedule.py':
    'from sagemaker.model_monitor import DefaultModelMonitor\n\nmonitor = DefaultModelMonitor(role=role)\n',
  'otel-collector.yaml':
    'receivers:\n  otlp:\n    protocols: {grpc: {endpoint: 0.0.0.0:4317}}\nexporters:\n  debug: {verbosity: basic}\n',
  'src/tracing.py': 'from langfuse import observe\n\n@observe()\ndef answer(question): ...\n',
  '.mcp.json': '{"mcpServers": {"desk": {"command": "desk-mcp", "args": ["--read-only"]}}}\n',
  'gateway/litellm.yaml': `model_list:
  - model_name: answers
    litellm_params: {model: openai/gpt-4.1-2025-04-14}
litellm_settings:
  max_budget: 400
  fallbacks: [{answers: [reserve]}]
`,
  'load/test.js': "import http from 'k6/http';\nexport default () => http.get('https://example.com');\n",
  'models/schema.yml':
    'version: 2\nmodels:\n  - name: orders\n    config: {contract: {enforced: true}}\n    columns:\n      - name: id\n        data_tests: [unique]\n',
};
const cwd = folderWith(files);
for (const file of Object.keys(files)) utimesSync(join(cwd, file), new Date('2026-11-20'), new Date('2026-11-20'));
const scanned = JSON.parse(readiness(['scan', '-f', 'json'], { cwd }).stdout);
const found = new Set((scanned.proposals as readonly { readonly check: string }[]).map(({ check }) => check));

it('has a section for each tool that leaves something', () => {
  const titles = sections.map(({ title }) => title).join(' ');
  for (const tool of ['promptfoo', 'MLflow', 'Kubeflow', 'SageMaker', 'OpenTelemetry', 'MCP', 'AI gateways']) {
    expect(titles).toContain(tool);
  }
});

describe.each(sections)('$title', ({ title, text, yaml }) => {
  it('names checks that scan proposes for what the tool leaves', () => {
    const prose = text.replace(/```[\s\S]*?```/g, '');
    const checks = [
      ...new Set(
        prose.match(/\b(?:kpis|data|architecture|governance|evaluation|operations|talent)\.[a-z-]+\b(?!\.)/g) ?? [],
      ),
    ];
    expect(checks.length).toBeGreaterThan(0);
    expect(checks.filter((check) => !found.has(check))).toEqual([]);
  });

  if (yaml === '') return;
  it('has lines that are a piece of a pilot file, and files that are read', () => {
    const name = `${title.toLowerCase().replace(/\W+/g, '-')}.yaml`;
    writeFileSync(join(cwd, name), `version: 1\npilot: {name: Tools, stage: pilot}\n${yaml}`);
    expect(readiness(['validate', name], { cwd })).toMatchObject({ code: 0, stderr: '' });
    const report = JSON.parse(readiness(['assess', name, ...asOf, '-f', 'json'], { cwd }).stdout);
    const ledger: readonly { readonly file: string; readonly state: string }[] = report.evidence.files;
    const cited = [...yaml.matchAll(/evidence: \[([^\]]+)\]/g)].flatMap(([, list = '']) => list.split(', '));
    expect(ledger.map(({ file }) => file).sort()).toEqual([...new Set(cited)].sort());
    const figures = ledger.filter(({ file }) => /results\.json$|\/metrics\//.test(file));
    expect(figures.map(({ state }) => state)).toEqual(figures.map(() => 'checked'));
    expect(ledger.filter(({ state }) => state !== 'checked' && state !== 'present')).toEqual([]);
  });
});
