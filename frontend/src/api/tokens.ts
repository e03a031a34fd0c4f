/** The access token lives in this variable and nowhere else; the refresh token is a cookie no script can read. */
let access: string | undefined;

const HINT = "leave.signed-in";

export const tokens = {
  access: () => access,

  store(token: string) {
    access = token;
    localStorage.setItem(HINT, "yes");
  },

  clear() {
    access = undefined;
    localStorage.removeItem(HINT);
  },

  /** Whether a login may exist: without the hint a first visit need not ask the server. */
  mayBeSignedIn: () => access !== undefined || localStorage.getItem(HINT) !== null,
};
