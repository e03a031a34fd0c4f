import { CoffeeOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Modal } from "antd";
import { useTranslation } from "react-i18next";

import { EmptyState } from "@/components/EmptyState";

import type { Entry } from "./entries";
import { EntryRows } from "./EntryRows";

type Props = {
  title: string;
  holiday?: string;
  /** What the list of a person leaves out: their name in every row. */
  ofOnePerson?: boolean;
  entries: Entry[];
  onAsk?: () => void;
  onOpen: (request: number) => void;
  onClose: () => void;
};

/** Everybody on one day, or one person on all days. */
export function DayList({ title, holiday, ofOnePerson = false, entries, onAsk, onOpen, onClose }: Props) {
  const { t } = useTranslation("calendar");
  const { t: common } = useTranslation();
  return (
    <Modal
      open
      centered
      width="30rem"
      title={title}
      onCancel={onClose}
      footer={
        onAsk && (
          <Button type="primary" icon={<PlusOutlined />} onClick={onAsk}>
            {common("wizard.open")}
          </Button>
        )
      }
    >
      {holiday && <p className="muted">{holiday}</p>}
      {entries.length === 0 ? (
        <EmptyState icon={<CoffeeOutlined />} title={t(ofOnePerson ? "neverAway" : "nobodyThatDay")} />
      ) : (
        <EntryRows entries={entries} ofOnePerson={ofOnePerson} onOpen={onOpen} />
      )}
    </Modal>
  );
}
