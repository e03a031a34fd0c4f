import { Drawer } from "antd";
import type { ReactNode } from "react";

import { Boundary } from "./Boundary";
import { UnsavedProvider, useUnsavedWithin } from "./unsaved";

type Props = {
  title: ReactNode;
  /** Of what it tells: another one begins anew. */
  of?: string | number;
  skeleton: ReactNode;
  isWide?: boolean;
  onClose: () => void;
  children: ReactNode;
};

/** One thing in full, beside the list it is from. */
export function Sheet({ title, of, skeleton, isWide = false, onClose, children }: Props) {
  const { around, leave, question } = useUnsavedWithin();
  const width = isWide ? "var(--drawer-width-wide)" : "var(--drawer-width)";
  return (
    <>
      <Drawer open size={`min(100vw, ${width})`} title={title} onClose={() => leave(onClose)}>
        <UnsavedProvider value={around}>
          <Boundary key={of} skeleton={skeleton}>
            {children}
          </Boundary>
        </UnsavedProvider>
      </Drawer>
      {question}
    </>
  );
}
