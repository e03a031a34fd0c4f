import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";

import { body, http } from "@/api/http";
import { Problem } from "@/api/problem";
import { KEYS } from "@/api/queryKeys";
import { announceEnd, announceSignIn } from "@/api/refresh";
import { tokens } from "@/api/tokens";
import type { Me, Tokens, User } from "@/api/types";

export const authQueries = {
  /** Who is signed in, or null. A login that is over is an answer here, not a failure. */
  me: () =>
    queryOptions({
      queryKey: KEYS.me,
      queryFn: ({ signal }): Promise<Me | null> =>
        tokens.mayBeSignedIn() ? http.get<Me>("/auth/me/", { signal }).then(body).catch(nullIfSignedOut) : Promise.resolve(null),
      staleTime: 5 * 60_000,
    }),
};

function nullIfSignedOut(error: unknown): null {
  const problem = Problem.from(error);
  if (problem.status === 401) return null;
  throw problem;
}

export type Credentials = { email: string; password: string };

export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: Credentials) => http.post<Tokens>("/auth/login/", input).then(body),
    onSuccess: async ({ access }) => {
      announceSignIn(access);
      await client.invalidateQueries({ queryKey: authQueries.me().queryKey });
    },
  });
}

export type Registration = Credentials & { first_name: string; last_name: string };

export function useSignUp() {
  const signIn = useSignIn();
  return useMutation({
    mutationFn: async (input: Registration) => {
      await http.post<User>("/auth/register/", input);
      await signIn.mutateAsync({ email: input.email, password: input.password });
    },
  });
}

export function useSignOut() {
  return useMutation({
    // Leaving must work even when the server cannot be told.
    mutationFn: () => http.post("/auth/logout/", {}).catch(() => undefined),
    onSettled: () => announceEnd(),
  });
}

export type PasswordChange = { current_password: string; new_password: string };

export function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: PasswordChange) => http.post<Tokens>("/auth/change-password/", input).then(body),
    onSuccess: async ({ access }) => {
      announceSignIn(access);
      await client.invalidateQueries({ queryKey: authQueries.me().queryKey });
    },
  });
}

export type Place = { entity: number; location: number; department: number };

export function useCompleteOnboarding() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: Place) => http.put<User>("/auth/onboarding/", input).then(body),
    onSuccess: () => client.invalidateQueries({ queryKey: authQueries.me().queryKey }),
  });
}
