import { describe, expect, it } from "vitest";
import {
  type CertificateAction,
  certificateLifecycle,
  certificateStates,
  languageFor,
  sayAward,
} from "../../../app/domain/certificates/certificate";
import { revealOrder } from "../../../app/domain/gala/reveal";
import { actionsFrom, advance } from "../../../app/domain/lifecycle";
import { Refusal } from "../../../app/domain/problems";

const steps = (...places: (1 | 2 | 3)[]) =>
  revealOrder(places.map((place) => ({ place }))).map((one) => one.step);

describe("the reveal", () => {
  it("goes from the third place to the winner, one entry a step", () => {
    expect(steps(1, 2, 3)).toEqual(["third", "second", "winner"]);
    expect(steps(1, 2, 3, 3)).toEqual(["third", "third-2", "second", "winner"]);
    expect(steps(1, 2, 2)).toEqual(["second", "second-2", "winner"]);
    expect(steps(1, 1, 3)).toEqual(["third", "winner", "winner-2"]);
  });
});

describe("a certificate", () => {
  it("takes each action from the states of its table, and from no other", () => {
    const outcomes = certificateStates.map((state) => [
      state,
      Object.fromEntries(
        (Object.keys(certificateLifecycle.actions) as CertificateAction[]).map((action) => {
          try {
            return [action, advance(certificateLifecycle, action, state)];
          } catch (error) {
            return [action, error instanceof Refusal ? "refused" : error];
          }
        }),
      ),
    ]);
    expect(Object.fromEntries(outcomes)).toEqual({
      prepared: { issue: "valid", replace: "replaced", revoke: "revoked" },
      valid: { issue: "refused", replace: "replaced", revoke: "revoked" },
      replaced: { issue: "refused", replace: "refused", revoke: "refused" },
      revoked: { issue: "refused", replace: "refused", revoke: "refused" },
    });
    expect(actionsFrom(certificateLifecycle, "valid")).toEqual(["replace", "revoke"]);
  });

  it("says what it is for", () => {
    expect(sayAward({ kind: "winner", place: 3 }, false)).toBe("Third place");
    expect(sayAward({ kind: "winner", place: 3 }, true)).toBe("Shared third place");
    expect(sayAward({ kind: "presented", place: null }, false)).toBe(
      "Project presented at the Best Practice Conference",
    );
    expect(sayAward({ kind: "jury", place: null }, false)).toBe("Member of the jury");
  });

  it("is in the language of the name, else of the title, else of a state that has one", () => {
    expect(languageFor({ name: "el", title: "bg", state: "CY" })).toBe("el");
    expect(languageFor({ name: null, title: "sv", state: "FI" })).toBe("sv");
    expect(languageFor({ name: null, title: null, state: "EE" })).toBe("et");
    expect(languageFor({ name: null, state: "BE" })).toBe("en");
    expect(languageFor({ name: null, state: null })).toBe("en");
  });
});
