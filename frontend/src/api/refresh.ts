import axios from "axios";

import { Problem } from "./problem";
import { tokens } from "./tokens";

export const API = "/api/v1";
export const TIMEOUT = 10_000;

const LOCK = "leave.refresh";
const channel = new BroadcastChannel("leave.login");

/** Why a login is over: somebody signed out, or the server no longer knows it. */
type End = "left" | "expired";
type News = { access: string; signedIn?: boolean } | { ended: End };
type Listeners = { onSignIn: () => void; onEnd: () => void };

let refreshing: Promise<void> | undefined;
let end: End = "left";
let listeners: Listeners = { onSignIn: () => undefined, onEnd: () => undefined };

/** Hears when somebody signed in in another tab, and when the login is over, here or there. */
export function listenToLogin(next: Listeners) {
  listeners = next;
}

channel.onmessage = ({ data }: MessageEvent<News>) => {
  if ("ended" in data) return forget(data.ended);
  tokens.store(data.access);
  if (data.signedIn) listeners.onSignIn();
};

export function announceSignIn(access: string) {
  tokens.store(access);
  channel.postMessage({ access, signedIn: true } satisfies News);
}

export function announceEnd(why: End = "left") {
  channel.postMessage({ ended: why } satisfies News);
  forget(why);
}

/** How the last login of this tab ended. */
export const lastEnd = (): End => end;

function announceRenewal(access: string) {
  tokens.store(access);
  channel.postMessage({ access } satisfies News);
}

function forget(why: End) {
  end = why;
  tokens.clear();
  listeners.onEnd();
}

/** One refresh at a time, across requests and tabs: whoever fails with `spent` meanwhile shares its outcome. */
export function refreshAccess(spent: string | undefined): Promise<void> {
  refreshing ??= exclusively(async () => {
    const renewedElsewhere = tokens.access() !== spent && tokens.access() !== undefined;
    if (!renewedElsewhere) await rotate();
  }).finally(() => {
    refreshing = undefined;
  });
  return refreshing;
}

async function rotate() {
  try {
    const { data } = await axios.post<{ access: string }>(`${API}/auth/refresh/`, {}, { timeout: TIMEOUT });
    announceRenewal(data.access);
  } catch (error) {
    const problem = Problem.from(error);
    if (problem.status === 401) announceEnd("expired");
    throw problem;
  }
}

/** Web Locks need a secure context; on plain http a tab can only mind itself. */
async function exclusively(work: () => Promise<void>): Promise<void> {
  const { locks } = navigator as { locks?: LockManager | null };
  await (locks ? locks.request(LOCK, work) : work());
}
