import { expect, it } from "vitest";
import {
  type EntryAction,
  type EntryState,
  entryLifecycle,
  entryStates,
} from "../../../app/domain/entries/entry";
import { actionsFrom, advance } from "../../../app/domain/lifecycle";
import { Refusal } from "../../../app/domain/problems";

const expected: Record<EntryState, Partial<Record<EntryAction, EntryState>>> = {
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
};

it("allows each action from its states and refuses it from every other", () => {
  const actions = Object.keys(entryLifecycle.actions) as EntryAction[];
  const found = Object.fromEntries(
    entryStates.map((state) => [
      state,
      Object.fromEntries(
        actions.flatMap((action) => {
          try {
            return [[action, advance(entryLifecycle, action, state)]];
          } catch (error) {
            expect(error).toBeInstanceOf(Refusal);
            expect((error as Refusal).problems[0]?.code).toBe(`entry-is-${state}`);
            return [];
          }
        }),
      ),
    ]),
  );
  expect(found).toEqual(expected);
  expect(entryStates.map((state) => actionsFrom(entryLifecycle, state).sort())).toEqual(
    entryStates.map((state) => (Object.keys(expected[state]) as EntryAction[]).sort()),
  );
});
