import { CompassOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

import { EmptyState } from "@/components/EmptyState";
import { paths } from "@/lib/paths";

export default function NotFoundPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <EmptyState
      isPage
      icon={<CompassOutlined />}
      title={t("notFound.title")}
      hint={t("notFound.hint")}
      action={
        <Button type="primary" onClick={() => void navigate(paths.dashboard)}>
          {t("notFound.home")}
        </Button>
      }
    />
  );
}
