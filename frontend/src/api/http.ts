import axios, { AxiosError, type AxiosResponse, type InternalAxiosRequestConfig } from "axios";

import { noteAnswer } from "@/lib/connection";

import { Problem } from "./problem";
import { API, refreshAccess, TIMEOUT } from "./refresh";
import { tokens } from "./tokens";

type Retriable = InternalAxiosRequestConfig & { retried?: boolean; sentWith?: string };

/** Logging in is how one gets a token: a refusal there must not start a refresh. */
const ANONYMOUS = ["/auth/login/", "/auth/register/"];

export const http = axios.create({ baseURL: API, timeout: TIMEOUT, paramsSerializer: { indexes: null } });

/** For `.then(body)`: callers want the data, not the envelope. */
export const body = <T>(response: AxiosResponse<T>) => response.data;

function noted(response: AxiosResponse): AxiosResponse {
  noteAnswer(true);
  return response;
}

http.interceptors.request.use(async (config: Retriable) => {
  if (ANONYMOUS.includes(config.url ?? "")) return config;
  if (!tokens.access() && tokens.mayBeSignedIn()) await refreshAccess(undefined);
  config.sentWith = tokens.access();
  if (config.sentWith) config.headers.Authorization = `Bearer ${config.sentWith}`;
  return config;
});

http.interceptors.response.use(noted, async (error: AxiosError) => {
  if (error.code !== AxiosError.ERR_CANCELED) noteAnswer(error.response !== undefined);
  const request: Retriable | undefined = error.config;
  if (error.response?.status === 401 && request?.sentWith && !request.retried) {
    request.retried = true;
    await refreshAccess(request.sentWith);
    return http(request);
  }
  throw Problem.from(error);
});
