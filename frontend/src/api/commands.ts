/** Headers of a command that may be repeated without having a second effect. */
export const once = (key: string) => ({ "Idempotency-Key": key });

/** Headers of a command that holds only for the version somebody looked at. */
export const ifUnchanged = (version: number) => ({ "If-Match": `"${version}"` });
