import { fireEvent, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test, vi } from "vitest";

import { Problem } from "@/api/problem";
import { render } from "@/testing/render";

import { FileField } from "./FileField";
import type { StoredFile, Upload } from "./useUpload";

const RULES = { types: ["application/pdf"], maxBytes: 10 };
const STORED = { id: 5, name: "note.pdf", size: 4 };

function Field({ upload }: { upload: Upload<StoredFile> }) {
  const [value, setValue] = useState<StoredFile | null>(null);
  return <FileField label="Document" value={value} onChange={setValue} upload={upload} rules={RULES} />;
}

const choose = async (name: string, content: string, type = "application/pdf") => {
  const input = await screen.findByLabelText(/Choose/, { selector: "input" });
  fireEvent.change(input, { target: { files: [new File([content], name, { type })] } });
};

test.each([
  ["a text", "note.txt", "abcd", "text/plain", /note\.txt is not a PDF, JPEG or PNG/],
  ["a large file", "note.pdf", "a".repeat(11), "application/pdf", /note\.pdf is larger than/],
  ["an empty file", "note.pdf", "", "application/pdf", /note\.pdf is empty/],
])("%s is refused without being sent", async (_, name, content, type, words) => {
  const upload = vi.fn();
  render(<Field upload={upload} />);

  await choose(name, content, type);

  expect(await screen.findByText(words)).toBeVisible();
  expect(upload).not.toHaveBeenCalled();
});

test("shows how far it is, can be stopped, and then takes another file", async () => {
  const signals: AbortSignal[] = [];
  const upload = vi.fn<Upload<StoredFile>>((_, { signal, onProgress }) => {
    signals.push(signal);
    onProgress(0.5);
    return new Promise(() => undefined);
  });
  render(<Field upload={upload} />);

  await choose("note.pdf", "%PDF");
  expect(await screen.findByRole("progressbar", { name: "Uploading note.pdf" })).toHaveAttribute("value", "0.5");
  fireEvent.click(screen.getByRole("button", { name: "Stop uploading note.pdf" }));

  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  expect(screen.getByRole("button", { name: "Choose a file" })).toBeVisible();
});

test("says next to the field why the server refuses, and takes the file away again", async () => {
  const upload = vi
    .fn<Upload<StoredFile>>()
    .mockRejectedValueOnce(new Problem(415, { code: "unsupported_media_type" }))
    .mockRejectedValueOnce(new Problem(413, { code: "payload_too_large" }))
    .mockResolvedValueOnce(STORED);
  render(<Field upload={upload} />);

  await choose("note.pdf", "abcd");
  expect(await screen.findByText(/is not a PDF/)).toBeVisible();
  await choose("note.pdf", "abcd");
  expect(await screen.findByText(/is larger than/)).toBeVisible();
  await choose("note.pdf", "%PDF");
  fireEvent.click(await screen.findByRole("button", { name: "Remove note.pdf" }));

  expect(screen.queryByText("note.pdf")).not.toBeInTheDocument();
});
