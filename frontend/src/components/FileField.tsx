import { CloseOutlined, FileDoneOutlined, PaperClipOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { type DragEvent, type ReactNode, useId, useRef } from "react";
import { useTranslation } from "react-i18next";

import { formatSize } from "@/lib/formatSize";
import { useLocale } from "@/lib/i18n";
import { useProblemText } from "@/lib/problemText";

import styles from "./FileField.module.css";
import { type FileRules, type StoredFile, type Upload, type UploadState, useUpload } from "./useUpload";

type Props<Stored extends StoredFile> = {
  label: string;
  value: Stored | null | undefined;
  onChange: (stored: Stored | null) => void;
  upload: Upload<Stored>;
  rules: FileRules;
  /** Said under the label, before the rule on types and size. */
  hint?: string;
  /** Why the form as a whole is not content with the file. */
  problem?: string;
  /** Whether a file is on its way, so that the form can wait for it. */
  onBusy?: (isBusy: boolean) => void;
  /** A file that is there can be replaced only, not taken away. */
  isKept?: boolean;
};

/** One document, sent as soon as it is chosen; the form then only names it. */
export function FileField<Stored extends StoredFile>(props: Props<Stored>) {
  const { label, value, onChange, upload, rules, hint, problem, onBusy, isKept = false } = props;
  const { t } = useTranslation("files");
  const locale = useLocale();
  const ids = useId();
  const { state, send, stop } = useUpload(upload, rules, onChange, onBusy);
  const isBusy = state.is === "uploading";

  const limit = formatSize(rules.maxBytes, locale);
  const refused = useRefusal(state, limit) ?? problem;
  const described = `${ids}${refused ? "refused" : "rule"}`;
  return (
    <div role="group" aria-labelledby={`${ids}label`} aria-describedby={described}>
      <span id={`${ids}label`} className={styles.label}>
        {label}
      </span>
      <Drop onFile={send} isDisabled={isBusy}>
        {state.is === "uploading" ? (
          <Sending state={state} onStop={stop} />
        ) : (
          <Choosing
            file={value}
            types={rules.types}
            describedBy={`${ids}rule`}
            onFile={send}
            onRemove={isKept ? undefined : () => onChange(null)}
          />
        )}
      </Drop>
      <p id={`${ids}rule`} className={styles.hint}>
        {[hint, t("rule", { size: limit })].filter(Boolean).join(" ")}
      </p>
      <p id={`${ids}refused`} role="alert" className={styles.refused}>
        {refused}
      </p>
      {state.is === "failed" && (
        <Button size="small" onClick={() => send(state.file)}>
          {t("retry")}
        </Button>
      )}
    </div>
  );
}

function useRefusal(state: UploadState, limit: string): string | undefined {
  const { t } = useTranslation("files");
  const problemText = useProblemText();
  if (state.is === "refused") return t(state.why, { name: state.file.name, size: limit });
  if (state.is !== "failed") return undefined;
  const { title, hint } = problemText(state.problem);
  return t("failed", { name: state.file.name, reason: [title, hint].filter(Boolean).join(" ") });
}

type DropProps = { onFile: (file: File) => void; isDisabled: boolean; children: ReactNode };

/** Dropping is a shortcut of the button inside, for those who drag. */
function Drop({ onFile, isDisabled, children }: DropProps) {
  const take = (event: DragEvent) => {
    event.preventDefault();
    const file = event.dataTransfer.files[0];
    if (file && !isDisabled) onFile(file);
  };
  return (
    <div className={styles.field} onDragOver={(event) => event.preventDefault()} onDrop={take}>
      {children}
    </div>
  );
}

type ChoosingProps = Omit<ChooserProps, "word"> & {
  file: StoredFile | null | undefined;
  onRemove: (() => void) | undefined;
};

function Choosing({ file, onRemove, ...chooser }: ChoosingProps) {
  const { t } = useTranslation("files");
  return (
    <>
      {file && <Ready file={file} onRemove={onRemove} />}
      <Chooser {...chooser} word={t(file ? "replace" : "choose")} />
      {!file && <span className={styles.drop}>{t("drop")}</span>}
    </>
  );
}

type ChooserProps = { types: string[]; word: string; describedBy: string; onFile: (file: File) => void };

function Chooser({ types, word, describedBy, onFile }: ChooserProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button icon={<PaperClipOutlined aria-hidden />} aria-describedby={describedBy} onClick={() => input.current?.click()}>
        {word}
      </Button>
      <input
        ref={input}
        type="file"
        className={styles.input}
        tabIndex={-1}
        aria-hidden
        aria-label={word}
        accept={types.join(",")}
        onChange={({ target }) => {
          const file = target.files?.[0];
          // The same file can be chosen again after a refusal.
          target.value = "";
          if (file) onFile(file);
        }}
      />
    </>
  );
}

function Sending({ state, onStop }: { state: Extract<UploadState, { is: "uploading" }>; onStop: () => void }) {
  const { t } = useTranslation("files");
  const { name } = state.file;
  return (
    <div className={styles.file}>
      <PaperClipOutlined aria-hidden />
      <span className={styles.name}>{name}</span>
      <progress className={styles.progress} value={state.share} max={1} aria-label={t("uploading", { name })} />
      <Button icon={<CloseOutlined />} type="text" aria-label={t("stop", { name })} onClick={onStop} />
    </div>
  );
}

function Ready({ file: { name, size }, onRemove }: { file: StoredFile; onRemove: (() => void) | undefined }) {
  const { t } = useTranslation("files");
  const locale = useLocale();
  return (
    <div className={styles.file} role="status">
      <FileDoneOutlined aria-hidden className={styles.done} />
      <span className={styles.name}>{name}</span>
      <span className="muted">{formatSize(size, locale)}</span>
      <span className="visually-hidden">{t("ready", { name })}</span>
      {onRemove && <Button icon={<CloseOutlined />} type="text" aria-label={t("remove", { name })} onClick={onRemove} />}
    </div>
  );
}
