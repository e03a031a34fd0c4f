import { keptChoice } from "./keptChoice";

const kept = keptChoice("leave.single-keys", ["on", "off"]);

/** Single letters may clash with what speech and other tools type: they can be switched off (WCAG 2.1.4). */
export const switchSingleKeys = (isOn: boolean) => kept.choose(isOn ? "on" : "off");

export const useSingleKeys = (): boolean => kept.useChoice() === "on";
