const MARKS = /\p{Diacritic}/gu;

/** Letters as somebody types them in a hurry: small, and without marks ("Đỗ" is found by "do"). */
export const fold = (text: string): string =>
  text.toLowerCase().replaceAll("đ", "d").normalize("NFD").replaceAll(MARKS, "");
