import { at } from "./ballots-shape";

interface Open {
  readonly place: string;
  /** Names seen in this object; null in a list. */
  readonly names: Set<string> | null;
  next: string | number;
  expectsName: boolean;
}

/**
 * Gives the JSON pointers of members that stand twice in one object of a valid JSON text. `JSON.parse` silently keeps
 * the last of them, which would let one file show two scores and count one.
 */
export function repeatedKeys(text: string): string[] {
  const repeated: string[] = [];
  const stack: Open[] = [];
  const here = (): string => {
    const top = stack.at(-1);
    return top === undefined ? "" : at(top.place, top.next);
  };
  const token = /"(?:[^"\\]|\\.)*"|[{}[\],]/gs;
  for (const [found] of text.matchAll(token)) {
    const top = stack.at(-1);
    if (found === "{") stack.push({ place: here(), names: new Set(), next: "", expectsName: true });
    else if (found === "[") stack.push({ place: here(), names: null, next: 0, expectsName: false });
    else if (found === "}" || found === "]") stack.pop();
    else if (found === ",") {
      if (top?.names) top.expectsName = true;
      else if (top) top.next = Number(top.next) + 1;
    } else if (top?.names && top.expectsName) {
      const name = JSON.parse(found) as string;
      top.next = name;
      top.expectsName = false;
      if (top.names.has(name)) repeated.push(here());
      top.names.add(name);
    }
  }
  return repeated;
}
