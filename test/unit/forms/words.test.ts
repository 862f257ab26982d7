import { expect, it } from "vitest";
import { wordCount } from "../../../app/domain/text";

it("counts words the same way in every script", () => {
  const counted: Record<string, number> = {
    "": 0,
    " \n\t ": 0,
    one: 1,
    "one - two": 2,
    "e-mail co-operation": 2,
    "Δεν υπάρχει φόβος, μόνο 3 λόγοι.": 6,
    "Моят блок е чист; влезте!": 5,
    "Ġużeppina Ħaber-Żerafa": 2,
    "犯罪 予防": 2,
    犯罪予防: 1,
    "a\u00a0b\u2003c\u3000d": 4,
    "zero\u200bwidth": 1,
    "... !!! - – •": 0,
    "12 % of 4,500": 3,
  };
  expect(Object.fromEntries(Object.keys(counted).map((text) => [text, wordCount(text)]))).toEqual(counted);
});
