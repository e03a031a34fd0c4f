import { useSuspenseQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, use } from "react";

import type { Me } from "@/api/types";

import { authQueries } from "./authApi";

const AuthContext = createContext<Me | null>(null);

/** Identity and nothing else; everything the server knows beyond it is a query. */
export function AuthProvider({ children }: { children: ReactNode }) {
  const { data: me } = useSuspenseQuery(authQueries.me());
  return <AuthContext value={me}>{children}</AuthContext>;
}

export const useIdentity = (): Me | null => use(AuthContext);

/** The signed-in person, inside the part of the client that needs one. */
export function useMe(): Me {
  const me = use(AuthContext);
  if (!me) throw new Error("useMe() is called outside the signed-in part of the client.");
  return me;
}
