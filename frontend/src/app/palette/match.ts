import { fold } from "@/lib/fold";

/** Whether every word of the query begins a word of the text. */
export function matches(query: string, text: string): boolean {
  const words = fold(text).split(/\s+/);
  return fold(query)
    .split(/\s+/)
    .every((part) => words.some((word) => word.startsWith(part)));
}
