import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { expect, test } from "vitest";

import { render } from "@/testing/render";
import { server } from "@/testing/server";

import { LoginForm } from "./LoginForm";

const answerLogin = (answer: () => Response) => {
  const sent: unknown[] = [];
  server.use(
    http.post("/api/v1/auth/login/", async ({ request }) => {
      sent.push(await request.json());
      return answer();
    }),
  );
  return sent;
};
const REFUSED = () =>
  HttpResponse.json({ code: "invalid_credentials", title: "The email or password is wrong", status: 401 }, { status: 401 });

const press = () => userEvent.click(screen.getByRole("button", { name: "Sign in" }));

test("says below each empty field what belongs there, goes to the first, and sends nothing", async () => {
  const sent = answerLogin(REFUSED);
  render(<LoginForm />);

  await press();

  expect(screen.getByLabelText("Email")).toHaveAccessibleDescription("Enter your email address.");
  expect(screen.getByLabelText("Password")).toHaveAccessibleDescription("Enter your password.");
  expect(screen.getByLabelText("Email")).toHaveFocus();
  expect(sent).toEqual([]);
});

test("what was refused is said, what was typed stays, and the button keeps the focus", async () => {
  const sent = answerLogin(REFUSED);
  render(<LoginForm />);

  await userEvent.type(screen.getByLabelText("Email"), " minh@acme.example ");
  await userEvent.type(screen.getByLabelText("Password"), "wrong one");
  await press();

  expect(await screen.findByRole("alert")).toHaveTextContent("The email or password is wrong");
  expect(sent).toEqual([{ email: "minh@acme.example", password: "wrong one" }]);
  expect(screen.getByLabelText("Password")).toHaveValue("wrong one");
  expect(screen.getByRole("button", { name: "Sign in" })).toHaveFocus();
});

test("a password is shown and hidden again", async () => {
  render(<LoginForm />);
  const password = screen.getByLabelText("Password");

  await userEvent.click(screen.getByRole("button", { name: "Show the password" }));
  expect(password).toHaveAttribute("type", "text");
  await userEvent.click(screen.getByRole("button", { name: "Show the password", pressed: true }));

  expect(password).toHaveAttribute("type", "password");
});
