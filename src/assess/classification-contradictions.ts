// Contradictions between how a pilot is classified under the law and what it is said to do.
import { holdsPersonal, personalClasses } from '../model/pilot/data.ts';
import type { Pilot } from '../model/pilot/pilot.ts';
import { isInEu } from '../rules/places.ts';
import { controlStatus } from './evaluate.ts';

// What a contradiction is made of, for those on other facts (contradictions.ts) too, before it is known on which lines its
// sides stand.

/** A path of the pilot file and what it says there. */
type Side = readonly [path: string, value: unknown];

export type Conflict = { readonly id: string; readonly statement: string; readonly sides: readonly [Side, ...Side[]] };

/** One contradiction where the condition holds; what is not known contradicts nothing. */
export const conflictIf = (
  holds: boolean,
  id: string,
  statement: string,
  ...sides: readonly [Side, ...Side[]]
): readonly Conflict[] => (holds ? [{ id, statement, sides }] : []);

/** Whether a stated list is empty; a list that is not stated is not. */
const isNone = (list: readonly unknown[] | undefined): boolean => list?.length === 0;

// Those of the classification, field by field.

const of = (field: string): string => `governance.classification.${field}`;

/** All of them, in no order: contradictions.ts sorts by place. */
export const aboutClassification = (pilot: Pilot): readonly Conflict[] => [
  ...reach(pilot),
  ...nature(pilot),
  ...output(pilot),
  ...origin(pilot),
  ...effect(pilot),
  ...agents(pilot),
];

/** Where it is used, and by whom. */
const reach = ({ pilot: { users, stage, jurisdictions }, governance }: Pilot): readonly Conflict[] => {
  const { eu_link: link, research_only: research } = governance.classification;
  const inEu = (jurisdictions ?? []).filter(isInEu);
  const transparency = governance.controls.transparency;
  const isLive = stage === 'production' || stage === 'scaled';
  return [
    ...conflictIf(
      inEu.length > 0 && link === false,
      'eu-link-denied',
      `the link to the EU is denied (eu_link: false), yet the jurisdictions name ${inEu.join(', ')}, in the EU`,
      [of('eu_link'), false],
      ['pilot.jurisdictions', jurisdictions?.join(', ')],
    ),
    ...conflictIf(
      users === 'public' && controlStatus(transparency) === 'not-applicable',
      'transparency-denied-to-the-public',
      'the public uses it, yet telling people that they deal with an AI is declared not applicable',
      ['governance.controls.transparency', 'not-applicable'],
      ['pilot.users', users],
    ),
    ...conflictIf(
      research === true && isLive,
      'research-in-production',
      `the pilot is stated to be research only (research_only: true), yet the stage is ${stage}`,
      [of('research_only'), true],
      ['pilot.stage', stage],
    ),
  ];
};

/** What it is made of. */
const nature = ({ architecture, governance: { classification }, data }: Pilot): readonly Conflict[] => {
  const { approach } = architecture;
  const sources = data.sources ?? [];
  const held = sources.map(personalClasses);
  const withoutPeople = sources.length > 0 && held.every((classes) => classes !== undefined && !holdsPersonal(classes));
  return [
    ...conflictIf(
      classification.infers_outputs === false && approach !== undefined,
      'model-that-infers-nothing',
      `outputs are said not to be inferred (infers_outputs: false), yet the approach is ${approach}, which infers them`,
      [of('infers_outputs'), false],
      ['architecture.approach', approach],
    ),
    ...conflictIf(
      classification.profiles_people === true && withoutPeople,
      'profiling-without-personal-data',
      'people are profiled, yet no source holds personal data',
      [of('profiles_people'), true],
      ['data.sources', 'personal_data: none in each'],
    ),
    ...held.flatMap((classes = [], i) =>
      conflictIf(
        classes.includes('none') && holdsPersonal(classes),
        'none-and-more',
        `a source is stated to hold no personal data and ${classes.filter((one) => one !== 'none').join(', ')}`,
        [`data.sources[${i}].personal_data[${classes.indexOf('none')}]`, 'none'],
        [`data.sources[${i}].personal_data[${classes.findIndex((one) => one !== 'none')}]`, classes.join(', ')],
      ),
    ),
  ];
};

/** What it puts out, and what of that people have to be told. */
const output = ({ pilot: { task, output: kinds }, governance: { classification } }: Pilot): readonly Conflict[] => {
  const { interactions, high_risk_uses: uses, prohibited_practices: practices, exemption } = classification;
  const listed = interactions?.join(', ') || 'none listed';
  const at = [of('interactions'), listed] as const;
  const writes = task !== undefined && writingTasks.includes(task);
  const makesMedia = kinds?.some((kind) => kind === 'image' || kind === 'audio' || kind === 'video') === true;
  const saysContent = interactions?.some((kind) => contentKinds.includes(kind)) === true;
  const readsEmotions = interactions?.includes('emotion-or-biometric') === true;
  const listsBiometrics =
    uses?.some((use) => use.startsWith('1(')) === true || practices?.some(isOfBiometrics) === true;
  return [
    ...conflictIf(
      writes && interactions !== undefined && !saysContent && kinds?.includes('text') !== false,
      'text-without-content',
      `the task is ${task}, which writes text, yet generates-content is not among the interactions`,
      at,
      ['pilot.task', task],
    ),
    ...conflictIf(
      makesMedia && interactions !== undefined && !saysContent,
      'media-without-content',
      `the output is ${kinds?.join(', ')}, yet generates-content is not among the interactions`,
      at,
      ['pilot.output', kinds?.join(', ')],
    ),
    ...conflictIf(
      readsEmotions && uses !== undefined && !listsBiometrics,
      'emotions-without-use',
      'it reads emotions or biometrics, yet no use of point 1 of Annex III is listed',
      [of('high_risk_uses'), uses?.join(', ') || 'none listed'],
      at,
    ),
    ...conflictIf(
      (practices ?? []).some((point) => point === 'ba' || point === 'bb') && kinds !== undefined && !makesMedia,
      'imagery-without-images',
      `a practice of making imagery is listed, yet the output is ${kinds?.join(', ') || 'nothing'}`,
      [of('prohibited_practices'), practices?.join(', ')],
      ['pilot.output', kinds?.join(', ') || 'none listed'],
    ),
    ...conflictIf(
      isExempt(exemption) && uses?.length === 0 && !readsEmotions,
      'exemption-of-nothing',
      `an exemption is claimed (${exemption}), yet no use of Annex III is listed`,
      [of('exemption'), exemption],
      [of('high_risk_uses'), 'none listed'],
    ),
  ];
};

/** Tasks whose output is text that somebody reads. */
const writingTasks: readonly string[] = ['summarisation', 'question-answering', 'drafting', 'conversation'];
const contentKinds: readonly string[] = ['generates-content', 'deep-fakes', 'public-interest-text'];
const isOfBiometrics = (point: string): boolean => ['e', 'f', 'g', 'h'].includes(point);

/** Who built it. */
const origin = ({ architecture: { approach }, governance: { classification } }: Pilot): readonly Conflict[] => {
  const { built, roles, gpai_training: training } = classification;
  const trains = training === 'substantial' || training === 'from-scratch';
  return [
    ...conflictIf(
      built === 'bought' && approach === 'from-scratch',
      'bought-and-built-from-scratch',
      'the system is bought, yet its model is trained from scratch',
      [of('built'), built],
      ['architecture.approach', approach],
    ),
    ...conflictIf(
      built === 'own' && roles?.includes('provider') === false,
      'built-by-no-provider',
      'the system is built by the organisation, yet provider is not among its roles',
      [of('roles'), roles?.join(', ') || 'none listed'],
      [of('built'), built],
    ),
    ...conflictIf(
      trains && (approach === 'prompt' || approach === 'rag'),
      'trained-without-training',
      `the model is stated to be trained (gpai_training: ${training}), yet the approach is ${approach}, which trains none`,
      [of('gpai_training'), training],
      ['architecture.approach', approach],
    ),
    ...conflictIf(
      training === 'none' && approach === 'from-scratch',
      'untrained-from-scratch',
      'the model is stated not to be trained (gpai_training: none), yet the approach is from-scratch',
      [of('gpai_training'), training],
      ['architecture.approach', approach],
    ),
  ];
};

/** Whom it touches. */
const effect = ({ pilot: { task }, governance: { classification, affects } }: Pilot): readonly Conflict[] => {
  const { high_risk_uses: uses = [], used_on_workers: workers, material_influence: sways } = classification;
  const none = ['governance.affects', 'none'] as const;
  return [
    ...conflictIf(
      uses.length > 0 && isNone(affects),
      'high-risk-without-effect',
      `it is meant for a high-risk use (${uses.join(', ')}), yet affects nothing`,
      [of('high_risk_uses'), uses.join(', ')],
      none,
    ),
    ...conflictIf(
      workers === true && isNone(affects),
      'workers-unaffected',
      'it is used on workers, yet affects nobody',
      [of('used_on_workers'), true],
      none,
    ),
    ...conflictIf(
      (task === 'decision' || classification.human_decides === false) &&
        isExempt(classification.exemption) &&
        sways !== true,
      'decides-but-sways-nothing',
      `it decides, yet an exemption is claimed (${classification.exemption}) for what sways no outcome`,
      [of('exemption'), classification.exemption],
      task === 'decision' ? ['pilot.task', task] : [of('human_decides'), false],
    ),
  ];
};

/** Exemptions of Article 6(3) are for systems that do not materially influence a decision. */
const isExempt = (exemption: string | undefined): boolean => exemption !== undefined && exemption !== 'none';

const agents = ({ agents: listed, governance: { classification, affects } }: Pilot): readonly Conflict[] =>
  (listed ?? []).flatMap(({ name, tools, irreversible_actions: irreversible }, i) => {
    const acts = [`agents[${i}].irreversible_actions`, true] as const;
    const { exemption, material_influence: sways } = classification;
    return [
      ...conflictIf(
        irreversible === true && isNone(tools),
        'actions-without-tools',
        `"${name}" can act irreversibly, yet its list of tools is empty`,
        [`agents[${i}].tools`, 'empty'],
        acts,
      ),
      ...conflictIf(
        irreversible === true && isExempt(exemption) && sways !== true,
        'agent-that-sways-nothing',
        `"${name}" can act irreversibly, yet an exemption is claimed (${exemption}) for what sways nothing`,
        acts,
        [of('exemption'), exemption],
      ),
      ...conflictIf(
        irreversible === true && isNone(affects),
        'agent-that-affects-nothing',
        `"${name}" can act irreversibly, yet the pilot affects nothing`,
        acts,
        ['governance.affects', 'none'],
      ),
    ];
  });
