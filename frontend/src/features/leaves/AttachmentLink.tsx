import { DownloadOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

import { downloadAttachment } from "@/api/attachments";
import type { Attachment } from "@/api/types";
import { formatSize } from "@/lib/formatSize";
import { useLocale } from "@/lib/i18n";
import { save } from "@/lib/save";

import styles from "./AttachmentLink.module.css";

/** A document behind the login: a plain link would go without it. */
export function AttachmentLink({ attachment: { id, name, size } }: { attachment: Attachment }) {
  const { t } = useTranslation("approvals");
  const sizeText = formatSize(size, useLocale());
  const download = useMutation({
    mutationFn: () => downloadAttachment(id),
    onSuccess: (document) => save(document, name),
  });
  return (
    <div className={styles.document}>
      <Button
        icon={<DownloadOutlined />}
        loading={download.isPending}
        aria-label={t("download", { name, size: sizeText })}
        onClick={() => download.mutate()}
      >
        <span className={styles.name}>{name}</span> <span className="muted">{sizeText}</span>
      </Button>
      {download.isError && (
        <p role="alert" className={styles.failed}>
          {t("downloadFailed")}
        </p>
      )}
    </div>
  );
}
