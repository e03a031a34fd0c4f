import { useEffect } from "react";

const PRODUCT = "Leave";

/** What the tab and screen readers call the page. */
export function usePageTitle(title: string) {
  useEffect(() => {
    document.title = `${title} · ${PRODUCT}`;
  }, [title]);
}
