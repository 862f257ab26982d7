import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blankFormPdf } from "../../../app/print/blank-form";
import { entryPdf } from "../../../app/print/entry";
import { receiptPdf } from "../../../app/print/receipt";
import { hostileLine } from "../../world/hostile";
import { reading } from "./reading";
import { blankForm, filled, receipt } from "./samples";

/** What is no text: it says what something is, in words of our own, or when. */
const kept =
  /^(at|id|type|kind|template|lang|question|questionId|is|value|digest|historyHead|.*At|format|year)$/;

/** Puts hostile texts in the place of every text of a document's facts. */
function withTexts<T>(facts: T, next: () => string): T {
  if (typeof facts === "string") return next() as T;
  if (Array.isArray(facts)) return facts.map((one) => withTexts(one, next)) as T;
  if (facts === null || typeof facts !== "object") return facts;
  return Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [key, kept.test(key) ? value : withTexts(value, next)]),
  ) as T;
}

const documents: Record<string, (next: () => string) => Uint8Array> = {
  entry: (next) => entryPdf(withTexts(filled, next)),
  receipt: (next) => receiptPdf(withTexts(receipt, next)),
  "blank form": (next) => blankFormPdf(withTexts(blankForm, next)),
};

describe.each(Object.entries(documents))("the %s", (_, print) => {
  it("is printed and can be read, whatever stands in its facts", { timeout: 90_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(hostileLine, { minLength: 12, maxLength: 12, size: "max" }),
        async (texts) => {
          let at = 0;
          const { pages, tagged } = await reading(print(() => texts[at++ % texts.length]!));
          expect([pages.length > 0, tagged]).toEqual([true, true]);
        },
      ),
      { seed: 2026, numRuns: 8, endOnFailure: true },
    );
  });
});
