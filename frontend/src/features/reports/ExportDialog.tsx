import { DownloadOutlined } from "@ant-design/icons";
import { Button, Form, Modal, Select } from "antd";
import { useTranslation } from "react-i18next";

import { STATUSES } from "@/api/statuses";
import type { ExportOrder, Ref } from "@/api/types";
import { DatePair } from "@/components/DatePair";
import { ProblemAlert } from "@/components/ProblemAlert";
import { Segments } from "@/components/Segments";
import { formatSize } from "@/lib/formatSize";
import { useLocale } from "@/lib/i18n";
import { toast } from "@/lib/toasts";

import type { Received } from "./exportApi";
import styles from "./ExportDialog.module.css";
import { useExport } from "./useExport";

type Props = {
  year: number;
  department: number | undefined;
  departments: Ref[];
  /** Whose leave the file can hold: the reader's company, or of every one. */
  company: string | undefined;
  onClose: () => void;
};

/** Leave as a file: which days, which requests, whose. */
export function ExportDialog({ year, department, departments, company, onClose }: Props) {
  const { t } = useTranslation(["reports", "translation"]);
  const locale = useLocale();
  const [form] = Form.useForm<ExportOrder>();
  const { state, start, stop } = useExport(({ name, bytes }) => {
    toast(t("export.saved", { name, size: formatSize(bytes, locale) }));
    onClose();
  });
  const isRunning = state.is === "running";
  const initial = { format: "csv", from: `${year}-01-01`, to: `${year}-12-31`, department: department ?? null, status: null };
  return (
    <Modal
      open
      title={t("export.title")}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={isRunning ? <Button onClick={stop}>{t("export.stop")}</Button> : <Start onClose={onClose} />}
    >
      <Form
        id="export"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initial}
        disabled={isRunning}
        onFinish={(order) => void start(order)}
      >
        <Fields form={form} departments={departments} isRunning={isRunning} />
      </Form>
      <Scope form={form} departments={departments} company={company} />
      {isRunning && <Progress received={state} />}
      {state.is === "failed" && <ProblemAlert problem={state.problem} />}
    </Modal>
  );
}

function Start({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(["reports", "translation"]);
  return (
    <>
      <Button onClick={onClose}>{t("translation:common.cancel")}</Button>
      <Button type="primary" htmlType="submit" form="export" icon={<DownloadOutlined />}>
        {t("export.start")}
      </Button>
    </>
  );
}

type Order = ReturnType<typeof Form.useForm<ExportOrder>>[0];

function Fields({ form, departments, isRunning }: { form: Order; departments: Ref[]; isRunning: boolean }) {
  const { t } = useTranslation(["reports", "translation"]);
  return (
    <>
      <Form.Item name="format" label={t("export.format")}>
        <Segments
          aria-label={t("export.format")}
          block
          disabled={isRunning}
          options={(["csv", "xlsx"] as const).map((value) => ({ value, label: t(`export.${value}`) }))}
        />
      </Form.Item>
      <DatePair
        form={form}
        names={["from", "to"]}
        labels={{ start: t("export.from"), end: t("export.to"), order: t("export.order") }}
      />
      <Form.Item name="status" label={t("translation:leave.status")}>
        <Select
          options={[
            { value: null, label: t("translation:filter.anyStatus") },
            ...STATUSES.map((value) => ({ value, label: t(`translation:status.${value}`) })),
          ]}
        />
      </Form.Item>
      <Form.Item name="department" label={t("translation:person.department")}>
        <Select
          options={[
            { value: null, label: t("anyDepartment") },
            ...departments.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </Form.Item>
    </>
  );
}

type ScopeProps = Pick<Props, "departments" | "company"> & { form: Order };

/** Who is in the file, before it is made. */
function Scope({ form, departments, company }: ScopeProps) {
  const { t } = useTranslation("reports");
  const chosen = Form.useWatch<number | null | undefined>("department", form);
  const name = departments.find(({ id }) => id === chosen)?.name;
  const everybody = company ? t("export.scope.company", { company }) : t("export.scope.all");
  return <p className={styles.scope}>{name ? t("export.scope.department", { name }) : everybody}</p>;
}

function Progress({ received: { bytes, total } }: { received: Received }) {
  const { t } = useTranslation("reports");
  const size = formatSize(bytes, useLocale());
  return (
    <div className={styles.progress}>
      <progress
        className={styles.bar}
        aria-label={t("export.running")}
        {...(total !== undefined && { value: bytes, max: total })}
      />
      <span role="status">{bytes > 0 ? t("export.received", { size }) : t("export.running")}</span>
    </div>
  );
}
