// Architecture: does the approach fit the task, and do the systems around it bear production?
import { approachOptions } from './approach.ts';
import { approachFit, fineTuneJustified, grounding, trainingOptions } from './approach-checks.ts';
import { noOptions, type Rule, rule } from './define.ts';
import { integrationMap, integrationTested, legacyPath } from './integration-checks.ts';
import { load, loadOptions } from './load.ts';
import { timeline, timelineOptions } from './timeline.ts';

export const architectureRules = {
  'architecture.approach-fit': rule(approachOptions, approachFit),
  'architecture.fine-tune-justified': rule(trainingOptions, fineTuneJustified),
  'architecture.grounding': rule(noOptions, grounding),
  'architecture.integration-map': rule(noOptions, integrationMap),
  'architecture.integration-tested': rule(noOptions, integrationTested),
  'architecture.legacy-path': rule(noOptions, legacyPath),
  'architecture.timeline': rule(timelineOptions, timeline),
  'architecture.load': rule(loadOptions, load),
} as const satisfies Record<string, Rule>;
