// The gates as all-day events of a calendar file (RFC 5545): each at its P80 date, and the pilot's own production date.
import type { Dates, Forecast } from '../../plan/timetable.ts';
import { safe } from '../text.ts';
import { chanceWords, type PlanReported } from './words.ts';

export const icsPlan = (reported: PlanReported): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//${escaped(reported.tool.name)}//plan ${escaped(reported.tool.version)}//EN`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...eventsOf(reported).flatMap((event) => lines(event, reported)),
    'END:VCALENDAR',
  ]
    .flatMap(folded)
    .map((line) => `${line}\r\n`)
    .join('');

type Event = { readonly id: string; readonly date: string; readonly title: string; readonly says: string };

const eventsOf = ({ assessment, timetable: { gates, target } }: PlanReported): readonly Event[] => {
  const { name } = assessment.pilot;
  const dated = gates.flatMap((gate) => (gate.dates === null ? [] : [gateEvent(gate, gate.dates, name, target?.date)]));
  if (target === null) return dated;
  const says = 'The production date that the pilot file names.';
  return [...dated, { id: 'target', date: target.date, title: `${name}: own production date`, says }];
};

const gateEvent = (gate: Forecast, { likely, p50, p80, p95 }: Dates, name: string, target?: string): Event => {
  const { id } = gate.result.gate;
  const kept = target === undefined ? '' : `\nBy the pilot's own date ${target}: ${chanceWords(gate, target)}`;
  const says = `The tasks due by the ${id} gate are done by this day in 80 of 100 simulated plans.\nLikely ${likely}, P50 ${p50}, P80 ${p80}, P95 ${p95}${kept}`;
  return { id: `gate-${id}`, date: p80, title: `${name}: ${id} gate (P80)`, says };
};

const lines = ({ id, date, title, says }: Event, { assessment }: PlanReported): readonly string[] => [
  'BEGIN:VEVENT',
  `UID:${id}-${digestOf(`${assessment.file}\n${assessment.pilot.name}`)}@readiness.invalid`,
  `DTSTAMP:${compact(assessment.asOf)}T000000Z`,
  `DTSTART;VALUE=DATE:${compact(date)}`,
  `SUMMARY:${escaped(title)}`,
  `DESCRIPTION:${escaped(says)}`,
  'TRANSP:TRANSPARENT',
  'END:VEVENT',
];

const compact = (date: string): string => date.replaceAll('-', '');

const escaped = (text: string): string =>
  text
    .split('\n')
    .map((line) => safe(line).replace(/[\\;,]/g, '\\$&'))
    .join('\\n');

/** At most 75 octets a line; no character is broken. */
const OCTETS = 75;

const folded = (line: string): readonly string[] => {
  const encoder = new TextEncoder();
  const parts: string[] = [];
  let [part, size] = ['', 0];
  for (const character of line) {
    const octets = encoder.encode(character).length;
    if (size + octets > OCTETS) {
      parts.push(part);
      [part, size] = [' ', 1];
    }
    part += character;
    size += octets;
  }
  return [...parts, part];
};

/** FNV-1a: the same file and pilot have the same events, so that a calendar updates them. */
const digestOf = (text: string): string => {
  let hash = 0x811c9dc5;
  for (const octet of new TextEncoder().encode(text)) hash = Math.imul(hash ^ octet, 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
};
