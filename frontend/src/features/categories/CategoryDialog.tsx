import { Form, type FormInstance, Modal } from "antd";
import { useTranslation } from "react-i18next";

import type { Problem } from "@/api/problem";
import type { CategoryFacts, LeaveCategory } from "@/api/types";
import { ProblemAlert } from "@/components/ProblemAlert";
import { useClosing } from "@/components/useClosing";
import { toast } from "@/lib/toasts";
import { useCommandKey } from "@/lib/useCommandKey";
import { useFieldProblems } from "@/lib/useFieldProblems";

import { useSaveCategory } from "./categoryApi";
import { CategoryFields } from "./CategoryFields";
import { factsOf, NEW, type Values, valuesOf } from "./facts";

type Props = { category?: LeaveCategory | undefined; onClose: () => void };

const IN_USE = "in_use";

/** A kind of leave, shared by every company. What it means stands beside each field. */
export function CategoryDialog({ category, onClose }: Props) {
  const { t } = useTranslation(["categories", "translation"]);
  const [form] = Form.useForm<Values>();
  const { send, problem, isPending } = useSending(form, { category, onClose });
  const closing = useClosing({ isDirty: () => form.isFieldsTouched(), isBusy: isPending, onClose });
  return (
    <Modal
      open
      title={category ? category.name : t("add")}
      okText={t(category ? "save" : "add")}
      okButtonProps={{ htmlType: "submit", form: "category", loading: isPending }}
      cancelText={t("translation:common.cancel")}
      mask={{ closable: false }}
      onCancel={closing.close}
    >
      <Form
        id="category"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={category ? valuesOf(category) : NEW}
        onFinish={send}
      >
        <CategoryFields isNew={category === undefined} />
        {problem && <ProblemAlert problem={problem} />}
      </Form>
      {closing.question}
    </Modal>
  );
}

/** Sends what the form holds; what is refused is said beside its field, and the rest is the problem. */
function useSending(form: FormInstance<Values>, { category, onClose }: Props) {
  const { t } = useTranslation("categories");
  const { key, renewAfter } = useCommandKey();
  const fieldProblems = useFieldProblems("categories");
  const inUse = useInUse(category);
  const { mutate, error, isPending } = useSaveCategory(category);
  const explain = (problem: Problem, facts: CategoryFacts) => {
    renewAfter(problem);
    form.setFields(problem.code === IN_USE ? [inUse(facts)] : fieldProblems(problem));
  };
  const send = (values: Values) => {
    const facts = factsOf(values);
    mutate(
      { key, facts },
      {
        onSuccess: () => {
          toast(t(category ? "saved" : "added"));
          onClose();
        },
        onError: (problem) => explain(problem, facts),
      },
    );
  };
  const isSaidElsewhere = error && (error.errors.length > 0 || error.code === IN_USE);
  return { send, problem: isSaidElsewhere ? null : error, isPending };
}

/** The server names no field: what counts is judged first, then the limit. */
function useInUse(category: LeaveCategory | undefined) {
  const { t } = useTranslation("categories");
  return (facts: CategoryFacts) =>
    category !== undefined && facts.is_counted !== category.is_counted
      ? { name: "is_counted" as const, value: category.is_counted, errors: [t("refused.is_counted.in_use")] }
      : { name: "max_hours_per_day" as const, errors: [t("refused.max_hours_per_day.in_use")] };
}
