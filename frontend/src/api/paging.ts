/** The API's page size. */
export const PAGE_SIZE = 20;
