import { SearchOutlined } from "@ant-design/icons";
import { lazy, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import { useMe } from "@/features/auth/AuthContext";
import { today } from "@/lib/dates";

import styles from "./PaletteButton.module.css";

const load = () => import("./Palette");
const Palette = lazy(load);
const RequestWizard = lazy(() => import("@/features/leaves/wizard/RequestWizard"));

const isMac = /Mac|iP(?:hone|ad)/.test(navigator.userAgent);

/** Search in the header, and by Ctrl K (⌘ K) from anywhere. What it opens is fetched when somebody means to. */
export function PaletteButton() {
  const { t } = useTranslation();
  const me = useMe();
  const [opened, setOpened] = useState<"palette" | "wizard">();

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isChord = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      if (!isChord || event.key.toLowerCase() !== "k") return;
      event.preventDefault();
      // A request that is being written stays.
      setOpened((now) => now ?? "palette");
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);

  return (
    <>
      <button
        type="button"
        className={styles.button}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => setOpened("palette")}
      >
        <SearchOutlined aria-hidden />
        <span className={styles.words}>{t("layout.search")}</span>
        <kbd className={styles.keys}>{isMac ? "⌘ K" : "Ctrl K"}</kbd>
      </button>
      <Suspense>
        {opened === "palette" && (
          <Palette
            onClose={() => setOpened((now) => (now === "palette" ? undefined : now))}
            onRequestLeave={() => setOpened("wizard")}
          />
        )}
        {opened === "wizard" && (
          <RequestWizard owner={me.id} today={today(me.location?.timezone)} onClose={() => setOpened(undefined)} />
        )}
      </Suspense>
    </>
  );
}
