import { paths } from "./paths";

/**
 * A path of our own to go on to after signing in; anything else would be an open redirect. Browsers
 * leave tabs and ends of lines out of an address before they read it: `/<tab>/evil.example` is a host.
 */
export const safeNext = (next: string | null): string =>
  next && /^\/(?![/\\])[\x21-\x7e]*$/.test(next) ? next : paths.dashboard;
