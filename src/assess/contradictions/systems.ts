// Contradictions about the approach, integrations, spend and service levels.
import type { Pilot } from '../../model/pilot.ts';
import { type Clash, clash } from './clash.ts';

export const aboutSystems = (pilot: Pilot): readonly Clash[] => [
  ...approach(pilot),
  ...integrations(pilot),
  ...operations(pilot),
];

const isLive = (stage: string | undefined): boolean => stage === 'production' || stage === 'scaled';

const approach = ({ pilot: { stage }, architecture, data }: Pilot): readonly Clash[] => {
  const { approach: chosen, knowledge } = architecture;
  const isBuilt = stage === 'pilot' || isLive(stage);
  return [
    ...clash(
      (chosen === 'rag' || chosen === 'hybrid') && knowledge.used === false,
      'retrieval-of-nothing',
      `the approach is ${chosen}, yet no knowledge is used`,
      ['architecture.approach', chosen],
      ['architecture.knowledge.used', false],
    ),
    ...clash(
      knowledge.used === false && (knowledge.cites === true || knowledge.must_cite === true),
      'citations-of-nothing',
      'answers cite their sources, or must, yet no knowledge is used',
      ['architecture.knowledge.used', false],
      [knowledge.cites ? 'architecture.knowledge.cites' : 'architecture.knowledge.must_cite', true],
    ),
    ...clash(
      chosen === 'fine-tune' && isBuilt && data.labels.count === 0,
      'tuned-on-nothing',
      `the approach is fine-tune and the stage ${stage}, yet there are no labelled items`,
      ['architecture.approach', chosen],
      ['data.labels.count', 0],
    ),
  ];
};

const integrations = ({ pilot: { stage }, architecture }: Pilot): readonly Clash[] =>
  (architecture.integrations ?? []).flatMap(({ system, critical, status }, i) =>
    clash(
      isLive(stage) && critical === true && (status === 'mocked' || status === 'not-started'),
      'mocked-in-production',
      `the stage is ${stage}, but the critical integration "${system}" is ${status}`,
      [`architecture.integrations[${i}].status`, status],
      ['pilot.stage', stage],
    ),
  );

const operations = ({
  operations: { spend, service_levels: levels },
  architecture: { load },
}: Pilot): readonly Clash[] => {
  const {
    forecast_per_month: forecast = 0,
    budget_per_month: budget = Number.POSITIVE_INFINITY,
    hard_cap: cap,
  } = spend;
  const [ours, theirs] = [levels.p95_ms.target, load.p95_ms.target];
  return [
    ...clash(
      cap === true && forecast > budget,
      'cap-below-forecast',
      `spend is capped at ${budget} a month, below the forecast of ${forecast}: the service would stop`,
      ['operations.spend.budget_per_month', budget],
      ['operations.spend.forecast_per_month', forecast],
    ),
    ...clash(
      ours !== undefined && theirs !== undefined && ours !== theirs,
      'two-latency-targets',
      `the 95th percentile of latency is to be ${ours} ms as a service level, and ${theirs} ms under load`,
      ['operations.service_levels.p95_ms.target', ours],
      ['architecture.load.p95_ms.target', theirs],
    ),
  ];
};
