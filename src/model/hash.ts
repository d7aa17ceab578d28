// Tells whether a text is another than before. It guards nothing: whoever wants two texts of one hash finds them.

/** FNV-1a, 32 bits, as eight hexadecimal digits. */
export const hash = (text: string): string => {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value >>> 0).toString(16).padStart(8, '0');
};
