// What a check reads, and which of its blanks can change it: found by judging, so no table can fall behind the rules.
import { describe, expect, it, test } from 'vitest';
import { readInterviewFile } from '../../src/commands/conversation.ts';
import { fieldReads } from '../../src/interview/impact.ts';
import { compose, control, own } from '../checklist/organisation/files.ts';
import { SMALL } from '../program.ts';
import { means, viewOn } from './kit.ts';

const pilot = (...sections: readonly string[]): string =>
  ['version: 1', 'pilot: {name: Test}', ...sections, ''].join('\n');
const readBy = (id: string, text: string, checklist = means.checklist) => [
  ...(fieldReads(viewOn(text, checklist).pilot, checklist, means.asOf).find(({ item }) => item.id === id)?.paths ?? []),
];
const blanksOf = (id: string, text: string) => viewOn(text).found.get(id)?.blanks ?? [];

describe('what a check reads', () => {
  test.each([
    ['a field that is not there', 'governance.accountable-owner', SMALL, 'pilot.owner'],
    ['a control', 'data.lineage', SMALL, 'data.controls.lineage'],
    [
      'a control that is a map',
      'data.lineage',
      pilot('data: {controls: {lineage: {owner: x}}}'),
      'data.controls.lineage',
    ],
    ['a list that is not there', 'data.ownership', SMALL, 'data.sources'],
    ['a field of an item', 'data.ownership', pilot('data: {sources: [{name: S}]}'), 'data.sources[0].owner'],
    [
      'all that a map could hold, where it takes all of it',
      'operations.service-levels',
      SMALL,
      'operations.service_levels.p95_ms.target',
    ],
    ['the facts of its condition', 'architecture.fine-tune-justified', SMALL, 'architecture.approach'],
  ])('%s', (_name, id, text, path) => expect(readBy(id, text)).toContain(path));

  it('is the condition alone while that is not known', () => {
    expect(readBy('architecture.fine-tune-justified', SMALL)).toEqual(['architecture.approach']);
  });

  it('is what an expression names', () => {
    const facts = 'facts: {x-risk: {tier: {type: int, describe: the tier}}}\n';
    const expectation = control('governance.own-tier').replace(
      'control: true',
      'expect: x_risk.tier <= 2 && data.sources.size() > 0',
    );
    const examples =
      '    examples: {met: {x-risk: {tier: 1}, data: {sources: [{name: S}]}}, absent: {x-risk: {tier: 3}}}\n';
    const checklist = compose({ 'own.yaml': own('own', `${facts}items:\n${expectation}${examples}`) });
    expect(readBy('governance.own-tier', SMALL, checklist)).toEqual(['x-risk.tier', 'data.sources']);
  });
});

describe('which blanks can change it', () => {
  const system = 'interface: rest, direction: read, owner: o, critical: true, status: mocked';
  test.each([
    [
      'one of two that count together',
      'data.freshness',
      'data: {sources: [{name: S}]}',
      'data.sources[0].freshness.needed_hours',
      true,
    ],
    [
      'the adapter of a legacy system',
      'architecture.legacy-path',
      `architecture: {integrations: [{system: A, legacy: true, ${system}}]}`,
      'architecture.integrations[0].adapter.owner',
      true,
    ],
    [
      'the adapter of one that needs none',
      'architecture.legacy-path',
      `architecture: {integrations: [{system: A, legacy: false, ${system}}, {system: B, legacy: true, ${system}}]}`,
      'architecture.integrations[0].adapter.owner',
      false,
    ],
    [
      'what a usual value stands in for',
      'kpis.adoption',
      'kpis: {adoption: {intended_users: 100, active_users: 59}}',
      'kpis.adoption.target_share',
      true,
    ],
    ['a control', 'data.lineage', '', 'data.controls.lineage', true],
  ])('%s', (_name, id, section, path, changes) => {
    const text = pilot(section).replace('{name: Test}', '{name: Test, stage: pilot}');
    expect(blanksOf(id, text).includes(path)).toBe(changes);
  });

  it('is found out anew for the checks alone that an answer touches', () => {
    const before = viewOn(SMALL);
    const after = readInterviewFile(`${SMALL}data: {controls: {lineage: in-place}}\n`, means, before).held?.view;
    const anew = [...before.found]
      .filter(([id, { blanks }]) => after?.found.get(id)?.blanks !== blanks)
      .map(([id]) => id);
    expect(anew).toEqual(['data.lineage']);
    expect(after?.found.get('data.lineage')?.blanks).toEqual([]);
  });
});
