import { useTranslation } from "react-i18next";

import { useLocale } from "./i18n";

/** A rule for long texts. A field that cuts off what is pasted would lose the end of it without a word. */
export function useAtMost() {
  const { t } = useTranslation();
  const locale = useLocale();
  const inWords = (count: number) => count.toLocaleString(locale);
  return (most: number) => ({
    validator: (_: unknown, text: string | undefined) => {
      const is = text?.length ?? 0;
      if (is <= most) return Promise.resolve();
      return Promise.reject(new Error(t("form.atMost", { most: inWords(most), is: inWords(is) })));
    },
  });
}
