// Reads XML into elements. A document type is refused: entities are how XML attacks its readers.
import { SaxesParser } from 'saxes';
import { limits, Unreadable } from '../model/evidence.ts';

export type Element = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** The text directly in it, without what is in its children; shortened. */
  readonly text: string;
};

type Open = { name: string; attributes: Record<string, string>; children: Open[]; text: string };

/** Most elements have no child: they share one list. */
const NONE: Open[] = [];

/** The root; throws Unreadable with line and reason. Names lose their prefix. */
export const readXml = (texts: Iterable<string>): Element => {
  const parser = new SaxesParser();
  const open: Open[] = [];
  const state: { root?: Open; count: number; attributes: number; isLong: boolean } = {
    count: 0,
    attributes: 0,
    isLong: false,
  };
  parser.on('error', (error) => {
    const [, line = '', why = error.message] = /^(\d+):\d+: (.*)$/s.exec(error.message) ?? [];
    const isCut = /unclosed tag|unexpected end|document must contain/i.test(why);
    throw new Unreadable(
      isCut
        ? 'its XML is cut off: an element is not closed'
        : `it is not well-formed XML: line ${line}: ${why.replace(/\.$/, '')}`,
    );
  });
  parser.on('doctype', () => {
    throw new Unreadable('its XML has a DOCTYPE, which is refused: export it without one');
  });
  parser.on('attribute', ({ value }) => {
    if (value.length > limits.characters) state.isLong = true;
    if (++state.attributes > limits.attributes)
      throw new Unreadable(`an element of its XML has more than ${limits.attributes} attributes`);
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (++state.count > limits.elements)
      throw new Unreadable(`it holds more than ${limits.elements} elements: cite a summary of it`);
    if (open.length >= limits.levels) throw new Unreadable(`its XML is nested more than ${limits.levels} levels deep`);
    const kept = state.isLong ? shortened(attributes) : attributes;
    state.isLong = false;
    state.attributes = 0;
    const made: Open = { name: name.slice(name.lastIndexOf(':') + 1), attributes: kept, children: NONE, text: '' };
    const parent = open.at(-1);
    if (parent?.children === NONE) parent.children = [made];
    else parent?.children.push(made);
    state.root ??= made;
    open.push(made);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  const addText = (text: string): void => {
    const inside = open.at(-1);
    if (inside !== undefined && inside.text.length < limits.characters) inside.text += text.slice(0, limits.characters);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  for (const text of texts) parser.write(text);
  parser.close();
  if (state.root === undefined) throw new Unreadable('it holds no XML element');
  return state.root;
};

const shortened = (attributes: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, value.slice(0, limits.characters)]));

/** The children of a name, in order. */
export const childrenNamed = (element: Element, ...names: readonly string[]): readonly Element[] =>
  element.children.filter(({ name }) => names.includes(name));

/** A whole number of 0 or more in an attribute; undefined where there is none. */
export const countIn = (element: Element, ...names: readonly string[]): number | undefined => {
  for (const name of names) {
    const text = element.attributes[name];
    if (text !== undefined && /^\s*\d{1,15}\s*$/.test(text)) return Number(text);
  }
  return undefined;
};

/** Every element from here down, each before what is in it. */
export const within = (element: Element): readonly Element[] => {
  const found: Element[] = [];
  const visit = (one: Element): void => {
    found.push(one);
    for (const child of one.children) visit(child);
  };
  visit(element);
  return found;
};
