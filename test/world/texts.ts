import fc from "fast-check";

/** Texts of many scripts, with everything that stands between and inside their words, and broken ones. */
export const anyScript = fc
  .array(
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          "η πρόληψη",
          "σ\u0301",
          "سلامة",
          "ביטחון",
          "ความปลอดภัย",
          "预防犯罪",
          "безопасност",
        ),
      },
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          "well-being",
          "s\u030caunu\u0304s",
          "l'État",
          "10\u00a0000",
          "\u{1f469}\u200d\u{1f692}",
          "1\ufe0f\u20e3",
        ),
      },
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          " ",
          "\n",
          "\r\n",
          "\t",
          "\u00a0",
          "\u202f",
          "\u2003",
          "\u3000",
          "\u1680",
          "\v",
          "\f",
          "\u0085",
          "\u2028",
        ),
      },
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          "\u200b",
          "\u200d",
          "\u200e",
          "\u202e",
          "\u2066",
          "\u00ad",
          "\ufeff",
          "\u0301",
          "\u0000",
          "\u0007",
        ),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          "\n\u2022\t",
          "\n\uf0b7 ",
          "\no\t",
          "\n\u2013\t",
          "\n1.\t",
          "\n\n\n\n",
          " \n",
          "\ud83d",
          "\ude00",
          "\ufffe",
        ),
      },
      { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 4 }) },
    ),
    { maxLength: 40, size: "max" },
  )
  .map((parts) => parts.join(""));
