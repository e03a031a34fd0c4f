import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Form } from "antd";
import { HttpResponse, http } from "msw";
import { beforeEach, expect, test } from "vitest";

import { tokens } from "@/api/tokens";
import { render } from "@/testing/render";
import { api, server } from "@/testing/server";

import { PlaceFields } from "./PlaceFields";

const OPTION = { selector: ".ant-select-item-option-content" };
const list = (results: object[]) => HttpResponse.json({ count: results.length, next: null, previous: null, results });

beforeEach(() => {
  tokens.store("token");
  server.use(
    http.get(api("/organizations/entities/"), () => list([{ id: 1, entity_name: "Acme" }])),
    http.get(api("/organizations/departments/"), () => list([])),
    http.get(api("/organizations/locations/"), () =>
      list([
        { id: 2, location_name: "Bangkok" },
        { id: 3, location_name: "Đà Nẵng" },
      ]),
    ),
  );
});

function Places() {
  const [form] = Form.useForm();
  return (
    <Form form={form} initialValues={{ entity: 1 }}>
      <PlaceFields form={form} />
      <output aria-label="Chosen">{JSON.stringify(Form.useWatch("location", form))}</output>
    </Form>
  );
}

test("a place is found by typing a part of its name, marks or no marks", async () => {
  const user = userEvent.setup();
  render(<Places />);

  await user.click(await screen.findByRole("combobox", { name: "Location" }));
  await screen.findByText("Bangkok", OPTION);
  await user.keyboard("da nang");
  await waitFor(() => expect(screen.queryByText("Bangkok", OPTION)).toBeNull());
  await user.click(screen.getByText("Đà Nẵng", OPTION));

  await waitFor(() => expect(screen.getByRole("status", { name: "Chosen" })).toHaveTextContent("3"));
});
