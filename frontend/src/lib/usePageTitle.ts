import { useEffect } from "react";

const PRODUCT = "Leave";
const SHOWN_AT_MOST = 99;

const shown = { title: "", news: 0 };

function write() {
  const { title, news } = shown;
  const count = news > SHOWN_AT_MOST ? `${SHOWN_AT_MOST}+` : news;
  const name = [title, PRODUCT].filter(Boolean).join(" · ");
  document.title = news > 0 ? `(${count}) ${name}` : name;
}

/** What the tab and screen readers call the page. */
export function usePageTitle(title: string) {
  useEffect(() => {
    shown.title = title;
    write();
  }, [title]);
}

/** How much news waits, in front of the title, so that a tab in the background shows it. */
export function useNewsInTitle(count: number) {
  useEffect(() => {
    shown.news = count;
    write();
    return () => {
      shown.news = 0;
      write();
    };
  }, [count]);
}
