import { describe, expect, it } from "vitest";
import { editionLifecycle } from "../../../app/domain/editions/edition";
import { entryLifecycle } from "../../../app/domain/entries/entry";
import { actionsFrom, advance, type Lifecycle, sayState } from "../../../app/domain/lifecycle";

type Table = Record<string, Record<string, string>>;

/** Tries every action from every state: where it leads, or that it is refused. */
function everyStep(lifecycle: Lifecycle<string, string>): Table {
  return Object.fromEntries(
    lifecycle.states.map((state) => [
      state,
      Object.fromEntries(
        Object.keys(lifecycle.actions).flatMap((action): [string, string][] => {
          try {
            return [[action, advance(lifecycle, action, state)]];
          } catch (error) {
            expect(error).toMatchObject({
              problems: [{ kind: "rule", code: `${lifecycle.thing}-is-${state}` }],
            });
            expect(actionsFrom(lifecycle, state)).not.toContain(action);
            return [];
          }
        }),
      ),
    ]),
  );
}

describe("the life of an edition", () => {
  it("allows these steps and refuses all others", () => {
    expect(everyStep(editionLifecycle)).toEqual({
      preparing: { openCall: "open", cancel: "cancelled" },
      open: { extendDeadline: "open", closeCall: "checking", cancel: "cancelled" },
      checking: { openJudging: "judging", reopenCall: "open", cancel: "cancelled" },
      judging: { closeJudging: "deciding", reopenAdmission: "checking", cancel: "cancelled" },
      deciding: { decide: "decided", reopenJudging: "judging", cancel: "cancelled" },
      decided: { announce: "announced", annulDecision: "deciding", cancel: "cancelled" },
      announced: { archive: "archived" },
      archived: {},
      cancelled: {},
    });
  });
});

describe("the life of an entry", () => {
  it("allows these steps and refuses all others", () => {
    expect(everyStep(entryLifecycle)).toEqual({
      candidate: { handIn: "handed-in", putAside: "put-aside" },
      "handed-in": { takeBack: "candidate", choose: "draft", putAside: "put-aside" },
      "put-aside": { takeBack: "candidate", choose: "draft" },
      draft: { submit: "submitted", withdraw: "withdrawn" },
      submitted: {
        reopen: "draft",
        return: "returned",
        admit: "admitted",
        refuse: "refused",
        withdraw: "withdrawn",
      },
      returned: { resubmit: "submitted", return: "returned", refuse: "refused", withdraw: "withdrawn" },
      admitted: { reconsider: "submitted", withdraw: "withdrawn", exclude: "excluded" },
      refused: { reconsider: "submitted", keepAsAdditional: "submitted" },
      withdrawn: {},
      excluded: {},
    });
  });
});

describe("every lifecycle", () => {
  it.each([
    ["edition", editionLifecycle as Lifecycle<string, string>],
    ["entry", entryLifecycle as Lifecycle<string, string>],
  ])("names only its own states, reaches each of them and labels each action: %s", (_, lifecycle) => {
    const steps = Object.values(lifecycle.actions);
    const named = steps.flatMap((step) => [...step.from, step.to]);
    expect(named.filter((state) => !lifecycle.states.includes(state))).toEqual([]);
    const reached = new Set([lifecycle.states[0], ...steps.map((step) => step.to)]);
    expect([...reached].sort()).toEqual([...lifecycle.states].sort());
    expect(steps.filter((step) => step.label === "" || step.from.length === 0)).toEqual([]);
  });

  it("refuses in a sentence that says the state in words", () => {
    const life: Lifecycle<"new" | "not-assigned", "assign"> = {
      thing: "letter",
      states: ["new", "not-assigned"],
      actions: { assign: { from: ["new"], to: "not-assigned", label: "Assign" } },
    };
    expect(() => advance(life, "assign", "not-assigned")).toThrowError(
      expect.objectContaining({
        problems: [
          {
            kind: "rule",
            code: "letter-is-not-assigned",
            sentence:
              "This is no longer possible: the letter is not assigned. Reload the page to see where it stands.",
          },
        ],
      }),
    );
    expect(sayState("vice-chair")).toBe("vice chair");
  });
});
