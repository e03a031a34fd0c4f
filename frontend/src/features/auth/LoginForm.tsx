import { type SubmitEvent, useState } from "react";
import { useTranslation } from "react-i18next";

import { lastEnd } from "@/api/refresh";
import { EntryField } from "@/components/EntryField";
import { Notice } from "@/components/Notice";
import { PlainButton } from "@/components/PlainButton";
import { ProblemAlert } from "@/components/ProblemAlert";

import { useSignIn } from "./authApi";
import styles from "./LoginForm.module.css";

const FIELDS = ["email", "password"] as const;
type Field = (typeof FIELDS)[number];

/** Where to go afterwards is the guard's business: the page is left as soon as somebody is signed in. */
export function LoginForm() {
  const { t } = useTranslation();
  const signIn = useSignIn();
  const [missing, setMissing] = useState<Field[]>([]);

  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { elements } = event.currentTarget;
    const valueOf = (field: Field) => (elements.namedItem(field) as HTMLInputElement).value;
    const [email, password] = [valueOf("email").trim(), valueOf("password")];
    const empty = FIELDS.filter((field) => !{ email, password }[field]);
    setMissing(empty);
    if (empty[0]) (elements.namedItem(empty[0]) as HTMLInputElement).focus();
    else signIn.mutate({ email, password });
  };

  return (
    <form noValidate className={styles.form} onSubmit={send}>
      {lastEnd() === "expired" && !signIn.error && (
        <Notice tone="info" title={t("login.ended")}>
          {t("login.endedHint")}
        </Notice>
      )}
      {signIn.error && <ProblemAlert problem={signIn.error} />}
      <EntryField
        name="email"
        type="email"
        label={t("login.email")}
        autoComplete="username"
        autoFocus
        error={missing.includes("email") ? t("login.needEmail") : undefined}
      />
      <EntryField
        name="password"
        type="password"
        label={t("login.password")}
        autoComplete="current-password"
        error={missing.includes("password") ? t("login.needPassword") : undefined}
      />
      <PlainButton primary block type="submit" busy={signIn.isPending}>
        {t("login.submit")}
      </PlainButton>
    </form>
  );
}
