import type { FieldError, Problem } from "@/api/problem";

import { useKnownWord } from "./useKnownWord";

type Namespace = "people" | "organization" | "trips" | "holidays" | "categories";
type FieldProblem = { name: never; errors: string[] };

/** What the server refuses, for `form.setFields`: the language's own words for a field and code, or else the server's. */
export function useFieldProblems(namespace: Namespace): (problem: Problem) => FieldProblem[] {
  const word = useKnownWord(namespace);
  const words = (field: string, { code, detail }: FieldError) => word(`refused.${field}.${code}`, detail);
  return (problem) => {
    const byField = Map.groupBy(problem.errors, ({ pointer }) => pointer.replace("#/", "").replace(/\/.*/, ""));
    return [...byField].map(([name, errors]) => ({
      name: name as never,
      errors: [...new Set(errors.map((error) => words(name, error)))],
    }));
  };
}
