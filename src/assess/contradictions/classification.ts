// Contradictions between how a pilot is classified under the law and what it is said to do.
import type { Pilot } from '../../model/pilot.ts';
import { isInEu } from '../../rules/regulations.ts';
import { statusOf } from '../control.ts';
import { type Clash, clash, isNone } from './clash.ts';

const of = (field: string): string => `governance.classification.${field}`;

export const aboutClassification = (pilot: Pilot): readonly Clash[] => [
  ...reach(pilot),
  ...nature(pilot),
  ...origin(pilot),
  ...effect(pilot),
  ...agents(pilot),
];

/** Where it is used, and by whom. */
const reach = ({ pilot: { users, stage, jurisdictions }, governance }: Pilot): readonly Clash[] => {
  const { eu_link: link, research_only: research } = governance.classification;
  const inEu = (jurisdictions ?? []).filter(isInEu);
  const transparency = governance.controls.transparency;
  const isLive = stage === 'production' || stage === 'scaled';
  return [
    ...clash(
      inEu.length > 0 && link === false,
      'eu-link-denied',
      `eu_link is false, but the jurisdictions name ${inEu.join(', ')}, in the EU`,
      [of('eu_link'), false],
      ['pilot.jurisdictions', jurisdictions?.join(', ')],
    ),
    ...clash(
      users === 'public' && statusOf(transparency) === 'not-applicable',
      'transparency-denied-to-the-public',
      'the public uses it, yet telling people that they deal with an AI is declared not applicable',
      ['governance.controls.transparency', 'not-applicable'],
      ['pilot.users', users],
    ),
    ...clash(
      research === true && isLive,
      'research-in-production',
      `research_only is true, yet the stage is ${stage}`,
      [of('research_only'), true],
      ['pilot.stage', stage],
    ),
  ];
};

/** What it is made of. */
const nature = ({ architecture, governance: { classification }, data }: Pilot): readonly Clash[] => {
  const { approach } = architecture;
  const sources = data.sources ?? [];
  const withoutPeople = sources.length > 0 && sources.every(({ personal_data: held }) => held === 'none');
  return [
    ...clash(
      classification.infers_outputs === false && approach !== undefined,
      'model-that-infers-nothing',
      `infers_outputs is false, yet the approach is ${approach}, which is a model that infers its outputs`,
      [of('infers_outputs'), false],
      ['architecture.approach', approach],
    ),
    ...clash(
      classification.profiles_people === true && withoutPeople,
      'profiling-without-personal-data',
      'people are profiled, yet no source holds personal data',
      [of('profiles_people'), true],
      ['data.sources', 'personal_data: none in each'],
    ),
  ];
};

/** Who built it. */
const origin = ({ architecture: { approach }, governance: { classification } }: Pilot): readonly Clash[] => {
  const { built, gpai_training: training } = classification;
  const trains = training === 'substantial' || training === 'from-scratch';
  return [
    ...clash(
      built === 'bought' && approach === 'from-scratch',
      'bought-and-built-from-scratch',
      'the system is bought, yet its model is trained from scratch',
      [of('built'), built],
      ['architecture.approach', approach],
    ),
    ...clash(
      trains && (approach === 'prompt' || approach === 'rag'),
      'trained-without-training',
      `gpai_training is ${training}, yet the approach is ${approach}, which trains no model`,
      [of('gpai_training'), training],
      ['architecture.approach', approach],
    ),
    ...clash(
      training === 'none' && approach === 'from-scratch',
      'untrained-from-scratch',
      'gpai_training is none, yet the model is trained from scratch',
      [of('gpai_training'), training],
      ['architecture.approach', approach],
    ),
  ];
};

/** Whom it touches. */
const effect = ({ pilot: { task }, governance: { classification, affects } }: Pilot): readonly Clash[] => {
  const { high_risk_areas: areas = [], used_on_workers: workers, material_influence: sways } = classification;
  const none = ['governance.affects', 'none'] as const;
  return [
    ...clash(
      areas.length > 0 && isNone(affects),
      'high-risk-without-effect',
      `it is used in a high-risk area (${areas.join(', ')}), yet affects nothing`,
      [of('high_risk_areas'), areas.join(', ')],
      none,
    ),
    ...clash(
      workers === true && isNone(affects),
      'workers-unaffected',
      'it is used on workers, yet affects nobody',
      [of('used_on_workers'), true],
      none,
    ),
    ...clash(
      task === 'decision' && isExempt(classification.exemption) && sways === false,
      'decides-but-sways-nothing',
      `it decides, yet as ${classification.exemption} it is said to sway no outcome`,
      [of('material_influence'), false],
      ['pilot.task', task],
    ),
  ];
};

/** Exemptions of Article 6(3) are for systems that do not materially influence a decision. */
const isExempt = (exemption: string | undefined): boolean => exemption !== undefined && exemption !== 'none';

const agents = ({ agents: listed, governance: { classification, affects } }: Pilot): readonly Clash[] =>
  (listed ?? []).flatMap(({ name, tools, irreversible_actions: irreversible }, i) => {
    const acts = [`agents[${i}].irreversible_actions`, true] as const;
    const { exemption, material_influence: sways } = classification;
    return [
      ...clash(
        irreversible === true && isNone(tools),
        'actions-without-tools',
        `"${name}" can act irreversibly, yet its list of tools is empty`,
        [`agents[${i}].tools`, 'empty'],
        acts,
      ),
      ...clash(
        irreversible === true && isExempt(exemption) && sways === false,
        'agent-that-sways-nothing',
        `"${name}" can act irreversibly, yet the classification says that nothing is swayed`,
        acts,
        [of('material_influence'), false],
      ),
      ...clash(
        irreversible === true && isNone(affects),
        'agent-that-affects-nothing',
        `"${name}" can act irreversibly, yet the pilot affects nothing`,
        acts,
        ['governance.affects', 'none'],
      ),
    ];
  });
