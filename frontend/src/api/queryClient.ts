import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";

import { Problem } from "./problem";

declare module "@tanstack/react-query" {
  interface Register {
    defaultError: Problem;
  }
}

const GATES = ["password_change_required", "onboarding_required"];

/** `onGate` hears when the server wants something else done first (a new password, onboarding). */
export function createQueryClient(onGate: (client: QueryClient) => void = () => undefined): QueryClient {
  const heed = (error: unknown) => {
    if (error instanceof Problem && GATES.includes(error.code)) onGate(client);
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: heed }),
    mutationCache: new MutationCache({ onError: heed }),
    defaultOptions: {
      // A refusal will not change on retry; only an unreachable server might.
      queries: { staleTime: 30_000, retry: (attempt, problem) => problem.isUnreachable && attempt < 2 },
    },
  });
  return client;
}
