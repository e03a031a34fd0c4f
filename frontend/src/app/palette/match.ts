const MARKS = /\p{Diacritic}/gu;

/** Letters as somebody types them in a hurry: small, and without marks ("Đỗ" is found by "do"). */
export const fold = (text: string): string =>
  text.toLowerCase().replaceAll("đ", "d").normalize("NFD").replaceAll(MARKS, "");

/** Whether every word of the query begins a word of the text. */
export function matches(query: string, text: string): boolean {
  const words = fold(text).split(/\s+/);
  return fold(query)
    .split(/\s+/)
    .every((part) => words.some((word) => word.startsWith(part)));
}
