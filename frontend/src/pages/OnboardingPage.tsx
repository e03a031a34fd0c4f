import { Button, Form } from "antd";
import { useTranslation } from "react-i18next";
import { Navigate, useSearchParams } from "react-router";

import { EntryLayout } from "@/components/EntryLayout";
import { ProblemAlert } from "@/components/ProblemAlert";
import { type Place, useCompleteOnboarding } from "@/features/auth/authApi";
import { useMe } from "@/features/auth/AuthContext";
import { SignOutButton } from "@/features/auth/SignOutButton";
import { PlaceFields } from "@/features/organizations/PlaceFields";
import { safeNext } from "@/lib/safeNext";

export default function OnboardingPage() {
  const { t } = useTranslation();
  const me = useMe();
  const [params] = useSearchParams();
  const [form] = Form.useForm<Place>();
  const complete = useCompleteOnboarding();
  if (me.has_completed_onboarding) return <Navigate to={safeNext(params.get("next"))} replace />;
  return (
    <EntryLayout title={t("onboarding.title", { name: me.first_name })} subtitle={t("onboarding.subtitle")}>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(place) =>
          complete.mutate(place, { onError: (problem) => form.setFields(problem.toFields()) })
        }
      >
        <PlaceFields form={form} />
        {complete.error && complete.error.errors.length === 0 && (
          <Form.Item>
            <ProblemAlert problem={complete.error} />
          </Form.Item>
        )}
        <Button type="primary" htmlType="submit" size="large" block loading={complete.isPending}>
          {t("onboarding.submit")}
        </Button>
      </Form>
      <SignOutButton />
    </EntryLayout>
  );
}
