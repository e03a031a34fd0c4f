import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { createPortal } from "react-dom";
import { expect, test } from "vitest";

import { render } from "@/testing/render";

import { useReturnedFocus } from "./useReturnedFocus";

/** A page, a dialog over it, and a question over the dialog. */
function Page() {
  useReturnedFocus();
  const [open, setOpen] = useState(0);
  return (
    <>
      <button>Before</button>
      <button onClick={() => setOpen(1)}>Open</button>
      {open > 0 &&
        createPortal(
          <div>
            <button autoFocus onClick={() => setOpen(0)}>
              Close
            </button>
            <button onClick={() => setOpen(2)}>Ask</button>
          </div>,
          document.body,
        )}
      {open === 2 && createPortal(<button onClick={() => setOpen(1)}>Go on</button>, document.body)}
    </>
  );
}

const press = (name: string) => userEvent.click(screen.getByRole("button", { name }));
const hasFocus = (name: string) => waitFor(() => expect(screen.getByRole("button", { name })).toHaveFocus());

test("the focus is again on what opened a dialog", async () => {
  render(<Page />);
  await press("Before");
  await press("Open");
  await press("Close");

  await hasFocus("Open");
});

test("after a question over a dialog the focus is again in the dialog", async () => {
  render(<Page />);
  await press("Open");
  await press("Ask");
  await press("Go on");

  await hasFocus("Ask");
});
