import { expect, test } from "vitest";
import { finishFlow, startFlow, styles } from "../../../app/print/flow";
import { type Cell, headedTable, table } from "../../../app/print/table";
import { paragraph } from "../../../app/print/text";
import { reading } from "./reading";
import { filled, numberedWords } from "./samples";

async function printedTable(rows: readonly (readonly Cell[])[]) {
  const flow = startFlow({ ...filled, document: "Table" });
  table(flow, {
    columns: [
      { header: "Number", share: 0.3 },
      { header: "Content", share: 0.7 },
    ],
    rows,
  });
  return reading(finishFlow(flow));
}

test("a row longer than a page goes on there, word by word, in both cells", async () => {
  const read = await printedTable([
    ["first", "short"],
    [numberedWords(400, "left"), numberedWords(1200, "right")],
    ["last", "short"],
  ]);
  const found = (word: string) => {
    const all = read.pages.flatMap((page) => page.match(new RegExp(`\\b${word}\\d+\\b`, "g")) ?? []);
    return all.join(" ");
  };
  expect(found("left")).toBe(numberedWords(400, "left"));
  expect(found("right")).toBe(numberedWords(1200, "right"));
  expect(read.pages.length).toBeGreaterThan(2);
  expect(read.text.trim()).toMatch(/last ?short/);
});

test("a hundred rows are all there, whole, under a header on every page that is told once", async () => {
  const rows = Array.from({ length: 100 }, (_, index) => [`row${index}`, `Text of row ${index}.`]);
  const read = await printedTable(rows);
  const found = read.pages.map((page) => page.match(/row\d+/g)?.length ?? 0);
  expect(found.reduce((sum, count) => sum + count, 0)).toBe(100);
  expect(read.pages.map((page) => /Number ?Content/.test(page))).toEqual(read.pages.map(() => true));
  expect(read.tags.filter((tag) => tag === "THead").length).toBe(1);
  for (const [index, page] of read.pages.entries()) {
    const numbers = (page.match(/row(\d+)/g) ?? []).map((row) => row.slice(3));
    const texts = (page.match(/Text of row (\d+)/g) ?? []).map((text) => text.slice(12));
    expect([index, texts]).toEqual([index, numbers]);
  }
});

test("an empty cell and an empty table are drawn as such", async () => {
  expect((await printedTable([["", "only this"]])).text).toContain("only this");
  expect((await printedTable([])).text).toMatch(/Number ?Content/);
});

test("a heading is never parted from its table's first row, wherever on the page it falls", async () => {
  const parted: number[] = [];
  for (let lines = 28; lines <= 38; lines += 1) {
    const flow = startFlow({ ...filled, document: "Table" });
    for (let line = 0; line < lines; line += 1) paragraph(flow, `Line ${line}`, { ...styles.body, after: 0 });
    headedTable(flow, "Heading", {
      columns: [{ header: "Number", share: 1 }],
      rows: [[numberedWords(60, "first")], ["second"]],
    });
    const { pages } = await reading(finishFlow(flow));
    if (!pages.some((page) => page.includes("Heading") && page.includes("first60"))) parted.push(lines);
  }
  expect(parted).toEqual([]);
});
