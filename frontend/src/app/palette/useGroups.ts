import { matches } from "./match";
import { useActionCommands } from "./useActionCommands";
import { usePeopleCommands, useRequestCommands } from "./useFoundCommands";
import { type Command, usePageCommands } from "./usePageCommands";

export type Group = { name: "actions" | "pages" | "requests" | "people"; commands: Command[] };

/** What fits the text, in groups that keep their order. */
export function useGroups(text: string, onRequestLeave: () => void): Group[] {
  const query = text.trim();
  const fitting = (commands: Command[]) =>
    commands.filter(({ label, hint = "", words = "" }) => matches(query, `${label} ${hint} ${words}`));
  const groups: Group[] = [
    { name: "actions", commands: fitting(useActionCommands(onRequestLeave)) },
    { name: "pages", commands: fitting(usePageCommands()) },
    { name: "requests", commands: fitting(useRequestCommands()) },
    { name: "people", commands: usePeopleCommands(query) },
  ];
  return groups.filter(({ commands }) => commands.length > 0);
}
