// The OSCAL report: as the model of assessment results has it, with ids that stay, and references that lead somewhere.
// The schema here is written from the model's reference for what the report uses, without anything else allowed; where
// OSCAL_SCHEMA names NIST's own (oscal_assessment-results_schema.json of a release), that is asked too.

import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { oscal } from '../../src/report/assess/oscal.ts';
import { type Batch, plain, type ReportData } from '../../src/report/report.ts';
import { AS_OF } from '../kit.ts';
import { allPilots, emptyPilot, HOSTILE, judgeText, seeded } from './pilots.ts';

const uuid = { type: 'string', pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$' };
const text = { type: 'string', pattern: '^\\S(.*\\S)?$' };
const token = { type: 'string', pattern: '^(\\p{L}|_)(\\p{L}|\\p{N}|[.\\-_])*$' };
const prose = { type: 'string', minLength: 1 };
const time = { type: 'string', format: 'date-time' };
const only = (required: Record<string, object>, more: Record<string, object> = {}) => ({
  type: 'object',
  properties: { ...required, ...more },
  required: Object.keys(required),
  additionalProperties: false,
});
const some = (items: object) => ({ type: 'array', minItems: 1, items });
const props = some(only({ name: token, value: text }, { ns: { type: 'string', format: 'uri' } }));
const controls = some(only({ 'control-id': token }));
const selection = only({}, { 'include-all': only({}), 'include-controls': controls, 'exclude-controls': controls });
const observation = only(
  { uuid, description: prose, methods: some({ enum: ['EXAMINE', 'INTERVIEW', 'TEST', 'UNKNOWN'] }), collected: time },
  {
    title: prose,
    props,
    types: some(token),
    'relevant-evidence': some(only({ description: prose }, { href: { type: 'string', format: 'uri-reference' } })),
  },
);
const risk = only(
  { uuid, title: prose, description: prose, statement: prose, status: token },
  { props, remediations: some(only({ uuid, lifecycle: token, title: prose, description: prose })) },
);
const target = only(
  {
    type: { enum: ['statement-id', 'objective-id'] },
    'target-id': token,
    status: only({ state: { enum: ['satisfied', 'not-satisfied'] } }, { reason: token, remarks: prose }),
  },
  { title: prose },
);
const finding = only(
  { uuid, title: prose, description: prose, target },
  {
    props,
    'related-observations': some(only({ 'observation-uuid': uuid })),
    'related-risks': some(only({ 'risk-uuid': uuid })),
  },
);
const result = only(
  {
    uuid,
    title: prose,
    description: prose,
    start: time,
    'reviewed-controls': only({ 'control-selections': some(selection) }),
  },
  { end: time, props, observations: some(observation), risks: some(risk), findings: some(finding) },
);
const schema = only({
  'assessment-results': only(
    {
      uuid,
      metadata: only(
        { title: prose, 'last-modified': time, version: text, 'oscal-version': { const: '1.1.2' } },
        { props, remarks: prose },
      ),
      'import-ap': only({ href: { type: 'string', format: 'uri-reference' } }),
      results: some(result),
    },
    { 'back-matter': only({}, { resources: some(only({ uuid }, { title: prose, description: prose })) }) },
  ),
});
const { OSCAL_SCHEMA } = process.env;
const schemas = [schema, ...(OSCAL_SCHEMA === undefined ? [] : [JSON.parse(readFileSync(OSCAL_SCHEMA, 'utf8'))])];
const checks = schemas.map((one) => {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  return ajv.compile(one);
});
const faults = (document: unknown) =>
  checks.flatMap((valid) =>
    valid(document) ? [] : (valid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`),
  );

const tool = { name: 'readiness', version: '0.0.0-test' };
const textOf = (judged: readonly ReportData[], unjudged: Batch['unjudged'] = []): string =>
  oscal({ tool, asOf: AS_OF, judged, unjudged }, { columns: 80, paint: plain, details: false });
const documentOf = (...of: Parameters<typeof textOf>) => JSON.parse(textOf(...of));
const resultsOf = (document: ReturnType<typeof documentOf>) => document['assessment-results'].results;

const idsIn = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, own]) => (key === 'uuid' ? [String(own)] : idsIn(own)));
};

it('has a schema that refuses what is not of the model', () => {
  const document = documentOf([emptyPilot()]);
  document['assessment-results'].results[0].verdict = 'x';
  document['assessment-results'].uuid = 'x';
  expect(faults(document).length).toBeGreaterThan(1);
});

describe.each(allPilots())('%s', (_name, reported) => {
  const document = documentOf([reported]);

  it('is as the model has it', () => expect(faults(document)).toEqual([]));

  it('has an id for everything, each once, and refers to what is there', () => {
    const ids = idsIn(document);
    expect(new Set(ids).size).toBe(ids.length);
    const [{ observations = [], findings = [], risks = [] }] = resultsOf(document);
    const known = new Set([...observations, ...risks].map(({ uuid: id }: { uuid: string }) => id));
    for (const one of findings) {
      for (const { 'observation-uuid': id } of one['related-observations']) expect(known.has(id)).toBe(true);
      for (const { 'risk-uuid': id } of one['related-risks'] ?? []) expect(known.has(id)).toBe(true);
    }
    expect(document['assessment-results']['import-ap'].href).toBe(
      `#${document['assessment-results']['back-matter'].resources[0].uuid}`,
    );
  });

  it('has a finding for each check that applies, satisfied where it is met, and a risk for each stated failure', () => {
    const { findings, against } = reported.assessment;
    const [told] = resultsOf(document);
    const states = (told.findings ?? []).map(
      ({ target: { 'target-id': id, status } }: { target: { 'target-id': string; status: { state: string } } }) => [
        id,
        status.state,
      ],
    );
    expect(states).toEqual(
      findings
        .filter(({ kind }) => kind !== 'not-applicable')
        .map(({ item, kind }) => [item.id, kind === 'met' ? 'satisfied' : 'not-satisfied']),
    );
    expect((told.risks ?? []).map(({ title }: { title: string }) => title)).toEqual(against.map(({ id }) => id));
  });
});

it('keeps the ids of what it is about, whatever is judged of it; the document has another where anything is', () => {
  const pilot = (status: string) =>
    documentOf([judgeText(`version: 1\npilot: {name: A}\ndata:\n  controls: {lineage: ${status}}\n`)]);
  const [absent, met, again] = [pilot('absent'), pilot('in-place'), pilot('absent')];
  expect(again).toEqual(absent);
  expect(absent['assessment-results'].uuid).not.toBe(met['assessment-results'].uuid);
  const findingIds = (of: typeof met) =>
    resultsOf(of)[0].findings.map(
      ({ uuid: id, target: { 'target-id': check } }: { uuid: string; target: { 'target-id': string } }) => [check, id],
    );
  expect(findingIds(met)).toEqual(findingIds(absent));
});

it('holds a file that could not be judged, and several pilots', () => {
  const at = { path: '', line: 3, column: 2 };
  const problems = [{ code: 'syntax', severity: 'error', message: 'tabs [x](y)', at } as const];
  const document = documentOf([emptyPilot()], [{ file: 'bad.yaml', problems }]);
  expect(faults(document)).toEqual([]);
  expect(resultsOf(document).map(({ title }: { title: string }) => title)).toEqual(['bad.yaml: not judged', 'Empty']);
  expect(faults(documentOf([], [{ file: 'bad.yaml', problems }]))).toEqual([]);
});

it.each(HOSTILE)('keeps %j as text', (word) => {
  const printed = textOf([seeded(word, `${word}.yaml`)]);
  expect(faults(JSON.parse(printed))).toEqual([]);
  expect(printed).not.toMatch(/[\u007f-\u009f\u200b-\u200f\u2028-\u202e]/);
});
