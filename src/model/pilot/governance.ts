// Section `governance`: the EU AI Act classification answers, whom outputs affect, who reviews, which law.
import * as z from 'zod';
import { date, map, text } from '../fields.ts';
import { controls } from './controls.ts';

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

const contact = map({ contact: text.optional(), since: date.optional() }).prefault({});

export const regulation = map({ name: text, checked_by: text.optional(), checked: date.optional() });

export const governanceSection = map({
  classification: map({
    infers_outputs: z.boolean().optional(),
    eu_link: z.boolean().optional(),
    research_only: z.boolean().optional(),
    built: z.enum(['own', 'bought', 'rebranded']).optional(),
    gpai_training: z.enum(['none', 'light-tuning', 'substantial', 'from-scratch']).optional(),
    prohibited_practices: z.array(z.enum(prohibitedPractices)).optional(),
    annex_i_component: z.boolean().optional(),
    high_risk_areas: z.array(z.enum(highRiskAreas)).optional(),
    profiles_people: z.boolean().optional(),
    exemption: z.enum(exemptions).optional(),
    material_influence: z.boolean().optional(),
    interactions: z.array(z.enum(interactionKinds)).optional(),
    deployer: z.enum(['public-body', 'private-public-service', 'credit-or-insurance', 'other']).optional(),
    used_on_workers: z.boolean().optional(),
  }).prefault({}),
  affects: z.array(z.enum(affectedKinds)).optional(),
  involved: map({ security: contact, legal: contact, compliance: contact, it_operations: contact }).prefault({}),
  regulations: z.array(regulation).optional(),
  controls,
});

export type Classification = z.infer<typeof governanceSection>['classification'];
