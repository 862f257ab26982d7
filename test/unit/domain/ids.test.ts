import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { idsFrom, systemSecret } from "../../../app/database/context";
import { crockford, crockfordAlphabet, inGroups, readCrockford } from "../../../app/domain/ids";

describe("an id", () => {
  it("is 16 lower-case characters of Crockford's base 32", () => {
    const id = idsFrom(systemSecret)();
    expect(id).toMatch(/^[0-9abcdefghjkmnpqrstvwxyz]{16}$/);
    expect(new Set(crockfordAlphabet)).toHaveProperty("size", 32);
    expect(crockfordAlphabet).not.toMatch(/[ilou]/);
  });

  it("holds all 80 bits: different bytes give different ids", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), (bytes) => {
        const bits = [...crockford(bytes)].map((one) =>
          crockfordAlphabet.indexOf(one).toString(2).padStart(5, "0"),
        );
        const wanted = [...bytes].map((byte) => byte.toString(2).padStart(8, "0"));
        expect(bits.join("")).toBe(wanted.join(""));
      }),
      { seed: 2026, numRuns: 200 },
    );
  });
});

describe("a code", () => {
  it("is printed in groups and read back however it is typed", () => {
    expect(inGroups("abcdefgh")).toBe("ABCD-EFGH");
    expect(inGroups("")).toBe("");
    for (const typed of ["AB10-1JKM", "ab1o-ijkm", " aBlO 1jKm ", "A B 1 0 L J K M", "ab10\u00a01jkm"]) {
      expect(readCrockford(typed)).toBe("ab101jkm");
    }
  });

  it("survives being printed and read", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 5, maxLength: 10 }), (bytes) => {
        expect(readCrockford(inGroups(crockford(bytes)))).toBe(crockford(bytes));
      }),
      { seed: 2026, numRuns: 100 },
    );
  });
});
