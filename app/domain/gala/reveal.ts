import type { Place } from "../results/places";

export type RevealStep = { step: string; screen: "third" | "second" | "winner" };

/** The screen before the first reveal. */
export const idleStep = "idle";

const screens = { 1: "winner", 2: "second", 3: "third" } as const;

/** Puts places in the order of the evening, the winner last, and names each step; a shared place has a step an entry. */
export function revealOrder<T extends { place: Place }>(places: readonly T[]): (T & RevealStep)[] {
  const last = [...places].sort((a, b) => b.place - a.place);
  return last.map((one, index) => {
    const screen = screens[one.place];
    const before = last.slice(0, index).filter((other) => other.place === one.place).length;
    return { ...one, screen, step: before === 0 ? screen : `${screen}-${before + 1}` };
  });
}
