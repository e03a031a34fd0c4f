import { Form, Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { ATTACHMENT, uploadAttachment } from "@/api/attachments";
import type { Attachment, Journey, Trip } from "@/api/types";
import { DatePair } from "@/components/DatePair";
import { FileField } from "@/components/FileField";
import { useClosing } from "@/components/useClosing";
import { toast } from "@/lib/toasts";
import { useCommandKey } from "@/lib/useCommandKey";
import { useFieldProblems } from "@/lib/useFieldProblems";

import { useSaveTrip } from "./tripApi";
import styles from "./TripDialog.module.css";
import { TripRefusal } from "./TripRefusal";

const PLACE_AT_MOST = 100;
const NOTES_AT_MOST = 2000;

type Props = { trip?: Trip; onSaved: (trip: Trip) => void; onClose: () => void };

/** Books a trip, or changes one. Nobody has to approve it. */
export function TripDialog({ trip, onSaved, onClose }: Props) {
  const { t } = useTranslation(["trips", "translation"]);
  const [form] = Form.useForm<Journey>();
  const { key, renewAfter } = useCommandKey();
  const [document, setDocument] = useState<Attachment | null>(trip?.attachment ?? null);
  const [isUploading, setIsUploading] = useState(false);
  const save = useSaveTrip(trip);
  const closing = useClosing({
    isDirty: () => form.isFieldsTouched() || document?.id !== trip?.attachment?.id,
    isBusy: save.isPending,
    onClose,
  });
  const fieldProblems = useFieldProblems("trips");
  const send = (journey: Journey) =>
    save.mutate(
      { key, journey: { ...journey, attachment: document?.id ?? null } },
      {
        onSuccess: (saved) => {
          toast(t(trip ? "saved" : "bookedNow"));
          onSaved(saved);
        },
        onError: (problem) => {
          renewAfter(problem);
          form.setFields(fieldProblems(problem));
        },
      },
    );
  const documentProblem = save.error && fieldProblems(save.error).find(({ name }) => String(name) === "attachment")?.errors[0];
  return (
    <Modal
      open
      title={t(trip ? "editTitle" : "book")}
      okText={t(trip ? "save" : "book")}
      okButtonProps={{ htmlType: "submit", form: "trip", loading: save.isPending, disabled: isUploading }}
      cancelText={t("translation:common.cancel")}
      mask={{ closable: false }}
      onCancel={closing.close}
    >
      {!trip && <p className={styles.intro}>{t("intro")}</p>}
      <Form
        id="trip"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={trip && journeyOf(trip)}
        onFinish={send}
      >
        <DatePair form={form} labels={{ start: t("firstDay"), end: t("lastDay"), order: t("order") }} />
        <div className={styles.pair}>
          <Form.Item name="city" label={t("city")}>
            <Input maxLength={PLACE_AT_MOST} />
          </Form.Item>
          <Form.Item name="country" label={t("country")}>
            <Input maxLength={PLACE_AT_MOST} autoComplete="country-name" />
          </Form.Item>
        </div>
        <Form.Item name="notes" label={t("notes")} extra={t("notesHint")}>
          <Input.TextArea rows={3} maxLength={NOTES_AT_MOST} />
        </Form.Item>
        <Form.Item>
          <FileField
            label={t("attachment")}
            hint={t("attachmentHint")}
            value={document}
            onChange={setDocument}
            upload={uploadAttachment}
            rules={ATTACHMENT}
            onBusy={setIsUploading}
            {...(documentProblem && { problem: documentProblem })}
          />
        </Form.Item>
        <TripRefusal problem={save.error} onReload={onClose} />
      </Form>
      {closing.question}
    </Modal>
  );
}

const journeyOf = ({ start_date, end_date, city, country, notes }: Trip): Journey => ({
  start_date,
  end_date,
  city,
  country,
  notes,
});
