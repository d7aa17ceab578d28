// Section `governance`: the EU AI Act classification answers, whom outputs affect, who reviews, which law and its duties.
import * as z from 'zod/mini';
import { date, flag, item, map, part, text } from '../fields.ts';
import { controls } from './data.ts';

/** Points of Article 5(1) of Regulation (EU) 2024/1689; ba and bb as inserted by Regulation (EU) 2026/1744. */
export const prohibitedPractices = ['a', 'b', 'ba', 'bb', 'c', 'd', 'e', 'f', 'g', 'h'] as const;
/** Points of Annex III. */
export const highRiskAreas = ['1', '2', '3', '4', '5a', '5b', '5c', '5d', '6', '7', '8'] as const;
export const exemptions = [
  'none',
  'narrow-procedural',
  'improves-human-work',
  'detects-patterns',
  'preparatory',
] as const;
export const interactionKinds = [
  'talks-to-people',
  'generates-content',
  'deep-fakes',
  'public-interest-text',
  'emotion-or-biometric',
] as const;
export const affectedKinds = ['people', 'money', 'health', 'safety', 'rights'] as const;

const contact = part({ contact: text, since: date });

export const regulation = item({ name: text }, { checked_by: text, checked: date });

export const governanceSection = map({
  classification: part({
    infers_outputs: flag,
    eu_link: flag,
    research_only: flag,
    built: z.enum(['own', 'bought', 'rebranded']),
    gpai_training: z.enum(['none', 'light-tuning', 'substantial', 'from-scratch']),
    prohibited_practices: z.array(z.enum(prohibitedPractices)),
    annex_i_component: flag,
    high_risk_areas: z.array(z.enum(highRiskAreas)),
    profiles_people: flag,
    exemption: z.enum(exemptions),
    material_influence: flag,
    interactions: z.array(z.enum(interactionKinds)),
    deployer: z.enum(['public-body', 'private-public-service', 'credit-or-insurance', 'other']),
    used_on_workers: flag,
  }),
  affects: z.array(z.enum(affectedKinds)),
  involved: part({ security: contact, legal: contact, compliance: contact, it_operations: contact }),
  regulations: z.array(regulation),
  /** Answers to duties, by their id, in the shape of controls. Which duties there are: assess/obligations/catalogue.ts. */
  obligations: controls,
  controls,
});

export type Classification = z.infer<typeof governanceSection>['classification'];
