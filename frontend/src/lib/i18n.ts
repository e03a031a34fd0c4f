import i18next from "i18next";
import resourcesToBackend from "i18next-resources-to-backend";
import { useSyncExternalStore } from "react";
import { initReactI18next } from "react-i18next";

import type approvals from "@/locales/en/approvals.json";
import type audit from "@/locales/en/audit.json";
import type calendar from "@/locales/en/calendar.json";
import type categories from "@/locales/en/categories.json";
import type files from "@/locales/en/files.json";
import type holidays from "@/locales/en/holidays.json";
import type leaves from "@/locales/en/leaves.json";
import type notifications from "@/locales/en/notifications.json";
import type organization from "@/locales/en/organization.json";
import type palette from "@/locales/en/palette.json";
import type people from "@/locales/en/people.json";
import type reports from "@/locales/en/reports.json";
import type settings from "@/locales/en/settings.json";
import type system from "@/locales/en/system.json";
import translation from "@/locales/en/translation.json";
import type trips from "@/locales/en/trips.json";
import vietnamese from "@/locales/vi/translation.json";

/** What every page says is there from the start; the other texts arrive with the page that asks for them. */
declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: {
      translation: typeof translation;
      notifications: typeof notifications;
      approvals: typeof approvals;
      audit: typeof audit;
      calendar: typeof calendar;
      categories: typeof categories;
      holidays: typeof holidays;
      files: typeof files;
      leaves: typeof leaves;
      organization: typeof organization;
      palette: typeof palette;
      people: typeof people;
      reports: typeof reports;
      settings: typeof settings;
      system: typeof system;
      trips: typeof trips;
    };
  }
}

export const LANGUAGES = { en: "English", vi: "Tiếng Việt" } as const;
export type Language = keyof typeof LANGUAGES;

const LOCALES: Record<Language, string> = { en: "en-GB", vi: "vi-VN" };
const STORED = "leave.language";

const isLanguage = (text: string | null | undefined): text is Language => text != null && text in LANGUAGES;

/** Both languages of the entrance are in the first script: a file of its own would be a round trip more. */
const texts = resourcesToBackend(
  (language: string, namespace: string) => import(`../locales/${language}/${namespace}.json`),
);

function preferred(): Language {
  const stored = localStorage.getItem(STORED);
  if (isLanguage(stored)) return stored;
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? "en";
}

export async function startLanguage(language: Language = preferred()): Promise<void> {
  await i18next.use(texts).use(initReactI18next).init({
    lng: language,
    load: "currentOnly",
    ns: ["translation"],
    resources: { en: { translation }, vi: { translation: vietnamese } },
    partialBundledLanguages: true,
    interpolation: { escapeValue: false }, // React escapes already.
    returnNull: false,
  });
  document.documentElement.lang = language;
}

export async function speak(language: Language): Promise<void> {
  await i18next.changeLanguage(language);
  localStorage.setItem(STORED, language);
  document.documentElement.lang = language;
}

const language = (): Language => (isLanguage(i18next.language) ? i18next.language : "en");

function onLanguage(notify: () => void) {
  i18next.on("languageChanged", notify);
  return () => i18next.off("languageChanged", notify);
}

/** Lists ask in every row: lighter than a translation, which waits for texts too. */
export const useLanguage = (): Language => useSyncExternalStore(onLanguage, language);

/** The tag that dates and numbers are written by. */
export const useLocale = (): string => LOCALES[useLanguage()];
