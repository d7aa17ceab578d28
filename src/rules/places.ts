// Where a pilot is used: how one place lies in another, and of which places the law was looked at.
import compiled from '../generated/obligations.json';
import type { LawSeen, PlaceNote } from '../model/obligation.ts';
import type { Truth } from './logic.ts';

// The countries and territories of ISO 3166-1 by code, with their English names from Unicode CLDR. A table, since to load
// the names that Node brings takes as long as to judge a pilot, and they differ between its versions.

const table = `
AD Andorra; AE United Arab Emirates; AF Afghanistan; AG Antigua & Barbuda; AI Anguilla; AL Albania; AM Armenia;
AO Angola; AQ Antarctica; AR Argentina; AS American Samoa; AT Austria; AU Australia; AW Aruba;
AX Åland Islands; AZ Azerbaijan; BA Bosnia & Herzegovina; BB Barbados; BD Bangladesh; BE Belgium;
BF Burkina Faso; BG Bulgaria; BH Bahrain; BI Burundi; BJ Benin; BL St. Barthélemy; BM Bermuda; BN Brunei;
BO Bolivia; BQ Caribbean Netherlands; BR Brazil; BS Bahamas; BT Bhutan; BV Bouvet Island; BW Botswana;
BY Belarus; BZ Belize; CA Canada; CC Cocos (Keeling) Islands; CD Congo - Kinshasa; CF Central African Republic;
CG Congo - Brazzaville; CH Switzerland; CI Côte d’Ivoire; CK Cook Islands; CL Chile; CM Cameroon; CN China;
CO Colombia; CR Costa Rica; CU Cuba; CV Cape Verde; CW Curaçao; CX Christmas Island; CY Cyprus; CZ Czechia;
DE Germany; DJ Djibouti; DK Denmark; DM Dominica; DO Dominican Republic; DZ Algeria; EC Ecuador; EE Estonia;
EG Egypt; EH Western Sahara; ER Eritrea; ES Spain; ET Ethiopia; FI Finland; FJ Fiji; FK Falkland Islands;
FM Micronesia; FO Faroe Islands; FR France; GA Gabon; GB United Kingdom; GD Grenada; GE Georgia;
GF French Guiana; GG Guernsey; GH Ghana; GI Gibraltar; GL Greenland; GM Gambia; GN Guinea; GP Guadeloupe;
GQ Equatorial Guinea; GR Greece; GS South Georgia & South Sandwich Islands; GT Guatemala; GU Guam;
GW Guinea-Bissau; GY Guyana; HK Hong Kong SAR China; HM Heard & McDonald Islands; HN Honduras; HR Croatia;
HT Haiti; HU Hungary; ID Indonesia; IE Ireland; IL Israel; IM Isle of Man; IN India;
IO British Indian Ocean Territory; IQ Iraq; IR Iran; IS Iceland; IT Italy; JE Jersey; JM Jamaica; JO Jordan;
JP Japan; KE Kenya; KG Kyrgyzstan; KH Cambodia; KI Kiribati; KM Comoros; KN St. Kitts & Nevis; KP North Korea;
KR South Korea; KW Kuwait; KY Cayman Islands; KZ Kazakhstan; LA Laos; LB Lebanon; LC St. Lucia;
LI Liechtenstein; LK Sri Lanka; LR Liberia; LS Lesotho; LT Lithuania; LU Luxembourg; LV Latvia; LY Libya;
MA Morocco; MC Monaco; MD Moldova; ME Montenegro; MF St. Martin; MG Madagascar; MH Marshall Islands;
MK North Macedonia; ML Mali; MM Myanmar (Burma); MN Mongolia; MO Macao SAR China; MP Northern Mariana Islands;
MQ Martinique; MR Mauritania; MS Montserrat; MT Malta; MU Mauritius; MV Maldives; MW Malawi; MX Mexico;
MY Malaysia; MZ Mozambique; NA Namibia; NC New Caledonia; NE Niger; NF Norfolk Island; NG Nigeria;
NI Nicaragua; NL Netherlands; NO Norway; NP Nepal; NR Nauru; NU Niue; NZ New Zealand; OM Oman; PA Panama;
PE Peru; PF French Polynesia; PG Papua New Guinea; PH Philippines; PK Pakistan; PL Poland;
PM St. Pierre & Miquelon; PN Pitcairn Islands; PR Puerto Rico; PS Palestinian Territories; PT Portugal;
PW Palau; PY Paraguay; QA Qatar; RE Réunion; RO Romania; RS Serbia; RU Russia; RW Rwanda; SA Saudi Arabia;
SB Solomon Islands; SC Seychelles; SD Sudan; SE Sweden; SG Singapore; SH St. Helena; SI Slovenia;
SJ Svalbard & Jan Mayen; SK Slovakia; SL Sierra Leone; SM San Marino; SN Senegal; SO Somalia; SR Suriname;
SS South Sudan; ST São Tomé & Príncipe; SV El Salvador; SX Sint Maarten; SY Syria; SZ Eswatini;
TC Turks & Caicos Islands; TD Chad; TF French Southern Territories; TG Togo; TH Thailand; TJ Tajikistan;
TK Tokelau; TL Timor-Leste; TM Turkmenistan; TN Tunisia; TO Tonga; TR Türkiye; TT Trinidad & Tobago; TV Tuvalu;
TW Taiwan; TZ Tanzania; UA Ukraine; UG Uganda; UM U.S. Outlying Islands; US United States; UY Uruguay;
UZ Uzbekistan; VA Vatican City; VC St. Vincent & Grenadines; VE Venezuela; VG British Virgin Islands;
VI U.S. Virgin Islands; VN Vietnam; VU Vanuatu; WF Wallis & Futuna; WS Samoa; YE Yemen; YT Mayotte;
ZA South Africa; ZM Zambia; ZW Zimbabwe
`;

/** DE is Germany. A code that is not here brings no law to mind, and somebody meant one by it. */
const countries: ReadonlyMap<string, string> = new Map(
  table.split(';').map((entry) => {
    const [code = '', ...name] = entry.trim().split(' ');
    return [code, name.join(' ')];
  }),
);

/** What is said of each place whose law was looked at, and of what of it was not. */
const notes = compiled.places as readonly PlaceNote[];

const covered = (place: string): readonly string[] => notes.find((note) => note.place === place)?.covers ?? [];

const groups: Readonly<Record<string, readonly string[]>> = {
  EU: ['EU', ...covered('EU')],
  EEA: ['EU', ...covered('EU'), ...covered('EEA')],
  GB: covered('GB'),
  'US-TERRITORIES': ['PR', 'GU', 'VI', 'AS', 'MP'],
};

/** The codes behind the names of groups; any other code stands for itself. */
const groupMembers = (wanted: readonly string[]): readonly string[] => wanted.flatMap((one) => groups[one] ?? [one]);

/** Codes of cities, which ISO 3166 does not have, with the subdivision that they lie in (UN/LOCODE). */
const cities: Readonly<Record<string, string>> = { 'US-NYC': 'US-NY' };

/** All that a place lies in, itself first: US-NYC, US, US-NY. */
const around = (place: string): readonly string[] => {
  const all = [place];
  for (let at = place.lastIndexOf('-'); at > 0; at = place.lastIndexOf('-', at - 1)) all.push(place.slice(0, at));
  const city = Object.hasOwn(cities, place) ? cities[place] : undefined;
  return city === undefined ? all : [...all, ...around(city)];
};

type Area = { readonly codes: ReadonlySet<string>; readonly around: ReadonlySet<string> };

/** The lists that grounds ask for are few, and asked for each pilot many times. */
const areas = new WeakMap<readonly string[], Area>();

const toArea = (wanted: readonly string[]): Area => {
  const known = areas.get(wanted);
  if (known !== undefined) return known;
  const codes = groupMembers(wanted);
  const made = { codes: new Set(codes), around: new Set(codes.flatMap(around)) };
  areas.set(wanted, made);
  return made;
};

/** True if the place lies in one of these, open if one of these lies in it (US may be California), else false. */
export const isAt = (place: string, wanted: readonly string[]): Truth => {
  const area = toArea(wanted);
  if (around(place).some((code) => area.codes.has(code))) return true;
  return area.around.has(place) ? undefined : false;
};

/** A member of the Union, a subdivision of one, or the Union itself. */
export const isInEu = (place: string): boolean => isAt(place, UNION) === true;

const UNION = ['EU'] as const;

/** A place as a reader knows it: South Korea, US-TX (United States). The code where it has no name. */
export const placeName = (place: string): string => {
  if (place === 'EEA') return 'Iceland, Liechtenstein and Norway (EEA)';
  const country = place.slice(0, 2);
  const name = country === 'EU' ? 'European Union' : countries.get(country);
  return place.length === 2 ? (name ?? place) : `${place} (${name ?? country})`;
};

/** What was looked at of the law of the stated places. Nothing where no place is stated. */
export const lawSeen = (jurisdictions: readonly string[] = []): LawSeen => {
  const found = jurisdictions.map(noteFor);
  return {
    unseen: [...new Set(jurisdictions.filter((_, i) => found[i] === undefined))],
    seen: notes.filter((note) => found.includes(note)),
  };
};

const noteFor = (jurisdiction: string): PlaceNote | undefined => {
  const codes = around(jurisdiction);
  return notes.find(({ place, covers }) => codes.some((code) => code === place || covers.includes(code)));
};

/** Whether a jurisdiction such as DE or US-GA begins with the code of a country; EU stands for the Union. */
export const isCountry = (jurisdiction: string): boolean => {
  const country = jurisdiction.slice(0, 2);
  return country === 'EU' || countries.has(country);
};
