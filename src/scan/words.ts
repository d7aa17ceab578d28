// Which of many words a text holds, found in one pass whatever their number (Aho and Corasick, 1975).

/** Numbers, by their place in `words`, of those that stand somewhere in a text. Case of ASCII letters aside. */
export type WordsIn = (text: Uint8Array) => ReadonlySet<number>;

/** ASCII letters, digits and the underscore; every other byte ends a word. */
const CLASSES = 38;
const classOf = new Uint8Array(256);
for (let i = 0; i < 26; i++) {
  classOf[97 + i] = i + 1;
  classOf[65 + i] = i + 1;
}
for (let i = 0; i < 10; i++) classOf[48 + i] = i + 27;
classOf[95] = 37;

/** @param words of a…z, 0…9 and _ */
export const findWords = (words: readonly string[]): WordsIn => {
  const size = words.reduce((sum, { length }) => sum + length, 1);
  const next = new Int32Array(size * CLASSES);
  /** The words that end in a state. */
  const ends: number[][] = Array.from({ length: size }, () => []);
  let states = 1;
  for (const [number, word] of words.entries()) {
    let state = 0;
    for (let i = 0; i < word.length; i++) {
      const slot = state * CLASSES + (classOf[word.charCodeAt(i)] ?? 0);
      if (next[slot] === 0) next[slot] = states++;
      state = next[slot] ?? 0;
    }
    ends[state]?.push(number);
  }
  // Breadth first: where a state has no step of its own, it goes on as its longest proper suffix would.
  const suffix = new Int32Array(states);
  const queue = [0];
  for (let i = 0; i < queue.length; i++) {
    const state = queue[i] ?? 0;
    for (let c = 1; c < CLASSES; c++) {
      const to = next[state * CLASSES + c] ?? 0;
      const other = state === 0 ? 0 : (next[(suffix[state] ?? 0) * CLASSES + c] ?? 0);
      if (to === 0) next[state * CLASSES + c] = other;
      else {
        suffix[to] = other;
        ends[to]?.push(...(ends[other] ?? []));
        queue.push(to);
      }
    }
  }
  // Where nothing ends, which is nearly everywhere, one look into flat memory is all that a byte costs.
  const isEnd = Uint8Array.from(ends, ({ length }) => Math.min(length, 1));
  return (text) => {
    const found = new Set<number>();
    let state = 0;
    for (let i = 0; i < text.length; i++) {
      state = next[state * CLASSES + (classOf[text[i] ?? 0] ?? 0)] ?? 0;
      if (isEnd[state] === 1) for (const word of ends[state] ?? []) found.add(word);
    }
    return found;
  };
};
