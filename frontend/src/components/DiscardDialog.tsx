import { Button, Modal } from "antd";
import { useTranslation } from "react-i18next";

type Props = { onKeep: () => void; onDiscard: () => void };

/** Asks before what was typed is thrown away. */
export function DiscardDialog({ onKeep, onDiscard }: Props) {
  const { t } = useTranslation("leaves");
  return (
    <Modal
      open
      centered
      width="26rem"
      title={t("wizard.discardTitle")}
      onCancel={onKeep}
      footer={[
        <Button key="discard" danger onClick={onDiscard}>
          {t("wizard.discard")}
        </Button>,
        <Button key="keep" type="primary" onClick={onKeep}>
          {t("wizard.keepEditing")}
        </Button>,
      ]}
    >
      <p>{t("wizard.discardText")}</p>
    </Modal>
  );
}
