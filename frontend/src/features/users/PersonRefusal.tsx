import type { Problem } from "@/api/problem";
import { Refusal } from "@/components/Refusal";

import { useRefreshPeople } from "./userCommands";

type Props = { problem: Problem | null; onReload?: () => void };

/** Why a person stays as they are. */
export function PersonRefusal({ problem, onReload }: Props) {
  const refresh = useRefreshPeople();
  const reload = () => {
    onReload?.();
    refresh();
  };
  return <Refusal problem={problem} onReload={reload} />;
}
