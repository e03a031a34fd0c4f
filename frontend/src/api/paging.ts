import { http } from "./http";
import type { Page } from "./types";

/** The API's page size. */
export const PAGE_SIZE = 20;

const MOST = 100;

/** A list as a whole, page after page; most often there is only one. */
export async function everyPage<T>(path: string, params: object, signal: AbortSignal): Promise<T[]> {
  const found: T[] = [];
  for (let page = 1, isMore = true; isMore; page += 1) {
    const { data } = await http.get<Page<T>>(path, { params: { ...params, page, page_size: MOST }, signal });
    found.push(...data.results);
    isMore = data.next !== null;
  }
  return found;
}
