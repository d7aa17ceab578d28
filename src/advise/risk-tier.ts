// The EU AI Act tier that the answers point to, from rules/risk-tier.ts: a reading for a list of duties, nothing more.
import { exemptions } from '../model/pilot/governance.ts';
import { stages } from '../model/pilot/identity.ts';
import { highRiskUse, riskTier, riskyUses, tiersOf } from '../rules/risk-tier.ts';
import { type AdviceRule, type Basis, flags, type Lever, lever, words } from './rule.ts';

const drafts =
  'Article 6(3) and (4) of Regulation (EU) 2024/1689; the Commission’s guidelines on it were a draft of 2026-05-19 when last seen';

export const riskTierAdvice: AdviceRule = {
  id: 'risk-tier',
  title: 'EU AI Act tier',
  answers: {
    'out-of-scope': {
      says: 'The answers point outside the EU AI Act',
      when: 'it infers no outputs, has no link to the EU, is research before any real use, or serves a purpose that the Act leaves out',
      against: {
        says: 'A link to the EU is made by the use of an output there, so one customer or colleague is enough; real users end the shelter of research, whatever it is called',
        source: 'Articles 2(1)(c) and 2(8) of Regulation (EU) 2024/1689',
      },
    },
    prohibited: {
      says: 'The answers point to a prohibited practice: stop and have it looked at',
      when: 'a practice of Article 5(1) is listed and in force, or comes into force',
      against: {
        says: 'Each practice has conditions of its own, such as harm that is likely and significant: a practice may be listed out of caution. That is for those who are answerable to judge, and until then it stays prohibited here',
        source: 'Article 5(1) of Regulation (EU) 2024/1689',
      },
    },
    'high-risk': {
      says: 'The answers point to the tier high-risk',
      when: 'it is a part of a product under Annex I, or serves a use of Annex III and profiles people or has no exemption',
      against: {
        says: 'Narrow procedural, polishing, checking or preparatory use under Annex III may be exempted, which would lift most duties; the dates have moved once already',
        source: 'Article 6(3) of Regulation (EU) 2024/1689; Regulation (EU) 2026/1744 for the dates',
      },
    },
    exempted: {
      says: 'The answers point to a use of Annex III with an exemption',
      when: 'it serves a use of Annex III, profiles nobody, meets one of the exemptions and does not sway the outcome',
      against: {
        says: 'That a person reviews the output is no exemption by itself, and an assistant that is followed in practice does sway the outcome. The exemption is to be written down and may not hold',
        source: drafts,
      },
    },
    transparency: {
      says: 'The answers point to the tier transparency',
      when: 'neither a practice of Article 5 nor Annex I or III applies, and it talks to people or generates content',
      against: {
        says: 'The tier follows the intended purpose: used for a purpose of Annex III, the same assistant would be high-risk, and whoever puts it to that use would take on the provider’s part',
        source: 'Articles 6(2) and 25(1)(c) of Regulation (EU) 2024/1689',
      },
    },
    minimal: {
      says: 'The answers point to the tier minimal',
      when: 'neither a practice of Article 5 nor Annex I or III applies, and it neither talks to people nor generates content',
      against: {
        says: 'Few systems with a language model generate no content: the answer on interactions carries this tier alone. Other law, on personal data above all, applies whatever the tier',
        source: 'Article 50 of Regulation (EU) 2024/1689',
      },
    },
  },
  decide: ({ pilot }) => {
    const { rules, facts, missing } = riskTier(pilot);
    return { answers: tiersOf(rules), facts, missing };
  },
  levers: (basis) => tierLevers(basis),
  figures: ({ pilot }) => {
    const { tier, from, rules } = riskTier(pilot);
    const check = 'governance.risk-tier';
    if (tier === 'out-of-scope' && highRiskUse(pilot).high === true) {
      const uses = riskyUses(pilot).join(', ');
      return [{ says: `the use is high-risk wherever it is (${uses}): no EU duty, the same safeguards`, check }];
    }
    return from === undefined
      ? []
      : [{ says: `rule ${rules.join(' or ')} of the tier, which applies from ${from}`, check }];
  },
  checks: ['governance.risk-tier'],
  meanwhile: ({ pilot }) => {
    const { tier, high, prohibited } = riskTier(pilot);
    return tier === undefined && (high !== false || prohibited !== false)
      ? 'treated as high-risk until then'
      : undefined;
  },
};

/** From 2026-12-02 the EU prohibits two more practices: (ba) stands for both. */
const tierLevers = (basis: Basis): readonly Lever[] => {
  const at = (key: string): string => `governance.classification.${key}`;
  const names = ['infers_outputs', 'eu_link', 'research_only'];
  return [
    ...flags(basis, ...names.map(at)),
    words(basis, 'pilot.stage', stages),
    lever(
      basis,
      at('prohibited_practices'),
      ['none listed', []],
      ['one in force', ['a']],
      ['(ba) or (bb) alone', ['ba']],
    ),
    ...flags(basis, at('annex_i_component')),
    lever(basis, at('high_risk_uses'), ['none listed', []], ['any listed', ['4(a)']]),
    ...flags(basis, at('profiles_people'), at('material_influence')),
    words(basis, at('exemption'), exemptions),
    lever(basis, at('interactions'), ['none listed', []], ['any listed', ['talks-to-people']]),
  ];
};
