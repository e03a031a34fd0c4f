import "virtual:theme-antd.css";

import { ConfigProvider } from "antd";
import type { ReactNode } from "react";
import { Outlet } from "react-router";

import { antTheme } from "@/styles/theme";

// The style sheet is static: Ant Design injects nothing, and no wave follows a click.
const THEME = { ...antTheme("light"), zeroRuntime: true };
const NO_WAVE = { disabled: true };

/** The pages that use Ant Design. The login does not, so it need not wait for it. */
export function Themed({ children = <Outlet /> }: { children?: ReactNode }) {
  return (
    <ConfigProvider theme={THEME} wave={NO_WAVE}>
      {children}
    </ConfigProvider>
  );
}
