import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { categoriesQuery } from "@/api/categories";
import { Bones } from "@/components/Bones";
import { Boundary } from "@/components/Boundary";
import { CheckLine } from "@/components/CheckLine";
import { FilterBar } from "@/components/FilterBar";
import { PageHeader } from "@/components/PageHeader";
import { CategoryDialog } from "@/features/categories/CategoryDialog";
import { CategoryList } from "@/features/categories/CategoryList";
import { useUrlState } from "@/lib/useUrlState";

const SHOWN = ["true"] as const;

export default function CategoriesPage() {
  const { t } = useTranslation("categories");
  const { number, choice, change } = useUrlState();
  const [isAdding, setIsAdding] = useState(false);
  const { data: categories = [] } = useQuery(categoriesQuery());
  const opened = categories.find(({ id }) => id === number("category"));
  const showsInactive = choice("inactive", SHOWN) !== undefined;
  const add = (
    <Button type="primary" size="large" icon={<PlusOutlined />} onClick={() => setIsAdding(true)}>
      {t("add")}
    </Button>
  );
  return (
    <>
      <PageHeader title={t("title")} subtitle={t("subtitle")} action={add} />
      <FilterBar>
        <CheckLine
          label={t("showInactive")}
          checked={showsInactive}
          onChange={(isOn) => change({ inactive: isOn ? "true" : undefined })}
        />
      </FilterBar>
      <Boundary skeleton={<Bones shape="row" count={5} />}>
        <CategoryList
          showsInactive={showsInactive}
          action={add}
          onOpen={({ id }) => change({ category: id }, { push: true })}
        />
      </Boundary>
      {isAdding && <CategoryDialog onClose={() => setIsAdding(false)} />}
      {opened && (
        <CategoryDialog key={opened.id} category={opened} onClose={() => change({ category: undefined }, { push: true })} />
      )}
    </>
  );
}
