import type { TFunction } from "i18next";

const LENGTH = { min: 12, max: 256 };

export const newPasswordRules = (t: TFunction) => [{ required: true, ...LENGTH, message: t("password.length", LENGTH) }];
