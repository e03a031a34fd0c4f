import { Form } from "antd";
import { useState } from "react";

import type { Problem } from "@/api/problem";
import { useUnsaved } from "@/components/unsaved";
import { useCommandKey } from "@/lib/useCommandKey";
import { useFieldProblems } from "@/lib/useFieldProblems";

import { type Place, type PlaceKind, type PlaceValues, useChangePlace, useCreatePlace } from "./organizationCommands";

type Editing = { kind: PlaceKind; id: number | undefined; onDone: (place: Place) => void };

/** A place being made, or changed when it has an id: its form, and how its values are sent. */
export function usePlaceForm<Values extends object>({ kind, id, onDone }: Editing) {
  const [form] = Form.useForm<Values>();
  const [isTyped, setIsTyped] = useState(false);
  const { key, renew, renewAfter } = useCommandKey();
  const create = useCreatePlace(kind);
  const change = useChangePlace(kind, id ?? 0);
  const fieldProblems = useFieldProblems("organization");
  const { mutate, error, isPending } = id === undefined ? create : change;
  useUnsaved({ isTyped, isSending: isPending });
  const send = (values: PlaceValues) =>
    mutate(
      { key, values },
      {
        onSuccess: (place) => {
          renew();
          setIsTyped(false);
          onDone(place);
        },
        onError: (problem: Problem) => {
          renewAfter(problem);
          form.setFields(fieldProblems(problem));
        },
      },
    );
  const typed = () => setIsTyped(true);
  return { form, typed, send, isPending, problem: error && error.errors.length === 0 ? error : null };
}
