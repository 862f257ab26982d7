import { describe, expect, it } from "vitest";
import { anonymousRemarks, withoutFigures } from "../../../app/domain/results/feedback";

describe("feedback", () => {
  it("leaves out every sentence with a figure", () => {
    expect(withoutFigures("A clear idea. I gave it 3.5 points. The partners are well chosen.")).toBe(
      "A clear idea. The partners are well chosen.",
    );
    expect(withoutFigures("As delegation 4 said, it is thin.")).toBe("");
    expect(withoutFigures("Rated ½ too high, or ٣.")).toBe("");
  });

  it("leaves out what tells a score, a place or a delegation in words", () => {
    for (const told of [
      "It was scored low by us.",
      "We gave four and a half points.",
      "Close to third place.",
      "In our ranking it stands high.",
      "Full marks from us.",
      "It missed the podium.",
      "Other delegations liked it more.",
    ]) {
      expect(withoutFigures(`${told} Worth copying.`)).toBe("Worth copying.");
    }
  });

  it("keeps what only sounds like it", () => {
    const kept =
      "Streets and public places become safer. A good point is the partnership. The first step is well described.";
    expect(withoutFigures(kept)).toBe(kept);
  });

  it("keeps paragraphs, says each remark once, and in an order that tells nobody's number", () => {
    expect(withoutFigures("Well done.\n\nNeeds more partners.")).toBe("Well done.\nNeeds more partners.");
    expect(anonymousRemarks(["Warm.", "Clear.", "Warm.", "9 of 10."])).toEqual(["Clear.", "Warm."]);
  });
});
