// Section `governance`: the EU AI Act classification answers, whom outputs affect, who reviews, which law and its duties.
import * as z from 'zod/mini';
import { controls, date, flag, item, map, part, text } from '../fields.ts';

/** Points of Article 5(1) of Regulation (EU) 2024/1689; ba and bb as inserted by Regulation (EU) 2026/1744. */
export const prohibitedPractices = ['a', 'b', 'ba', 'bb', 'c', 'd', 'e', 'f', 'g', 'h'] as const;
/** Points of Annex III, to their letters; point 2 has none. */
export const highRiskUses = [
  '1(a)',
  '1(b)',
  '1(c)',
  '2',
  '3(a)',
  '3(b)',
  '3(c)',
  '3(d)',
  '4(a)',
  '4(b)',
  '5(a)',
  '5(b)',
  '5(c)',
  '5(d)',
  '6(a)',
  '6(b)',
  '6(c)',
  '6(d)',
  '6(e)',
  '7(a)',
  '7(b)',
  '7(c)',
  '7(d)',
  '8(a)',
  '8(b)',
] as const;
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
export const roles = [
  'provider',
  'deployer',
  'importer',
  'distributor',
  'authorised-representative',
  'seller',
] as const;
const decisionFields = [
  'credit',
  'insurance',
  'housing',
  'education',
  'employment',
  'health-care',
  'public-services',
  'legal-rights',
  'other',
] as const;
const affectedKinds = ['people', 'money', 'health', 'safety', 'rights'] as const;

const contact = part({ contact: text, since: date });

const regulation = item({ name: text }, { checked_by: text, checked: date });

export const governanceSection = map({
  classification: part({
    infers_outputs: flag,
    eu_link: flag,
    targets_people_in_eu: flag,
    established_in_eu: flag,
    research_only: flag,
    sole_purpose: z.enum(['none', 'scientific-research', 'military', 'personal']),
    open_source: flag,
    built: z.enum(['own', 'bought', 'rebranded']),
    roles: z.array(z.enum(roles)),
    on_market_since: date,
    gpai_training: z.enum(['none', 'light-tuning', 'substantial', 'from-scratch', 'systemic', 'small-model']),
    prohibited_practices: z.array(z.enum(prohibitedPractices)),
    annex_i_component: flag,
    annex_i_section: z.enum(['A', 'B']),
    high_risk_uses: z.array(z.enum(highRiskUses)),
    profiles_people: flag,
    exemption: z.enum(exemptions),
    material_influence: flag,
    interactions: z.array(z.enum(interactionKinds)),
    edits_only: flag,
    deployer: z.enum(['public-body', 'private-public-service', 'credit-or-insurance', 'non-profit', 'other']),
    used_on_workers: flag,
    decides_on: z.array(z.enum(decisionFields)),
    human_decides: flag,
    hipaa_entity: flag,
  }),
  affects: z.array(z.enum(affectedKinds)),
  involved: part({ security: contact, legal: contact, compliance: contact, it_operations: contact }),
  regulations: z.array(regulation),
  /** Answers to duties, by their id, in the shape of controls. Which duties there are: checklists/obligations. */
  obligations: controls,
  controls,
});

export type Classification = z.infer<typeof governanceSection>['classification'];
