import { DesktopOutlined, MoonOutlined, SunOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";

import { type AmountStyle, chooseAmountStyle, useAmountStyle } from "@/lib/amountStyle";
import { type Language, LANGUAGES, speak, useLanguage } from "@/lib/i18n";
import { chooseScheme, type SchemeChoice, useSchemeChoice } from "@/lib/scheme";

import styles from "./Preferences.module.css";
import { Segments } from "./Segments";

const ICONS = { system: <DesktopOutlined />, light: <SunOutlined />, dark: <MoonOutlined /> };

/** Scheme, language and how amounts are written, kept on this device. `compact` is one line of icons and codes. */
export function Preferences({ compact = false }: { compact?: boolean }) {
  const { t } = useTranslation();
  const scheme = useSchemeChoice();
  const language = useLanguage();
  return (
    <div className={compact ? styles.compact : styles.preferences}>
      {!compact && <Label text={t("preferences.scheme")} />}
      <Segments<SchemeChoice>
        block={!compact}
        aria-label={t("preferences.scheme")}
        value={scheme}
        onChange={chooseScheme}
        options={(["system", "light", "dark"] as const).map((value) => ({
          value,
          icon: ICONS[value],
          label: <span className={compact ? "visually-hidden" : styles.scheme}>{t(`preferences.${value}`)}</span>,
        }))}
      />
      {!compact && <Label text={t("preferences.language")} />}
      <Segments<Language>
        block={!compact}
        aria-label={t("preferences.language")}
        value={language}
        onChange={(next) => void speak(next)}
        options={Object.entries(LANGUAGES).map(([value, label]) => ({ value: value as Language, label }))}
      />
      {!compact && <Amounts />}
    </div>
  );
}

function Amounts() {
  const { t } = useTranslation();
  return (
    <>
      <Label text={t("preferences.amounts")} />
      <Segments<AmountStyle>
        block
        aria-label={t("preferences.amounts")}
        value={useAmountStyle()}
        onChange={chooseAmountStyle}
        options={(["days", "hours"] as const).map((value) => ({ value, label: t(`preferences.${value}`) }))}
      />
    </>
  );
}

/** For the eye; the choice below says its name itself. */
const Label = ({ text }: { text: string }) => (
  <span className={styles.label} aria-hidden>
    {text}
  </span>
);
