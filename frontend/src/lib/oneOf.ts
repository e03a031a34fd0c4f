/** A text from outside, when it is one of those that are known. */
export const oneOf = <T extends string>(known: readonly T[], text: string | null | undefined): T | undefined =>
  known.find((each) => each === text);
