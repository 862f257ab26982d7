import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { DueList } from "../../../app/ui/lists";
import { PageFrame } from "../../../app/ui/page-frame";
import { State, type StateKind } from "../../../app/ui/state";
import { DataTable } from "../../../app/ui/table";
import { Bilingual, Title } from "../../../app/ui/title";

const text = (markup: string) =>
  markup
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
const navigation = [
  { label: "Desk", to: "/desk", current: true },
  { label: "Entries", to: "/entries" },
];

it("a page has skip link, header, main and footer in this order, and the footer's four links", () => {
  const markup = renderToStaticMarkup(
    <PageFrame navigation={navigation} demonstration>
      <h1>Desk</h1>
    </PageFrame>,
  );
  const order = ['href="#content"', "<header", "<aside", '<main id="content"', "<footer"].map((piece) =>
    markup.indexOf(piece),
  );
  expect(order.every((place) => place >= 0)).toBe(true);
  expect(order).toEqual([...order].sort((a, b) => a - b));
  const footer = markup.slice(markup.indexOf("<footer"));
  expect([...footer.matchAll(/href="([^"]+)"/g)].map((match) => match[1])).toEqual([
    "/privacy",
    "/accessibility",
    "/legal",
    "/contact",
  ]);
});

it("only a demonstration says that it is one", () => {
  const page = (demonstration: boolean) =>
    renderToStaticMarkup(
      <PageFrame navigation={navigation} demonstration={demonstration}>
        x
      </PageFrame>,
    );
  expect([page(true).includes("DEMONSTRATION"), page(false).includes("DEMONSTRATION")]).toEqual([
    true,
    false,
  ]);
});

it("the menu stands twice, so that one of the two works at every width without a script", () => {
  const markup = renderToStaticMarkup(
    <PageFrame
      navigation={navigation}
      person={{ name: "Νεφέλη Παπακωνσταντίνου", lang: "el" }}
      demonstration={false}
    >
      x
    </PageFrame>,
  );
  expect([...markup.matchAll(/<nav [^>]*aria-label="Main"/g)]).toHaveLength(2);
  expect([...markup.matchAll(/<a href="\/desk" aria-current="page">Desk<\/a>/g)]).toHaveLength(2);
  expect([...markup.matchAll(/<a href="\/account" lang="el">Νεφέλη Παπακωνσταντίνου<\/a>/g)]).toHaveLength(2);
});

it("every state is a shape and a word", () => {
  const kinds: StateKind[] = ["done", "half", "open", "bad", "due"];
  const drawn = kinds.map((kind) => renderToStaticMarkup(<State kind={kind}>Word</State>));
  expect(drawn.map(text)).toEqual(["Word", "Word", "Word", "Word", "Word"]);
  const shapes = drawn.map((markup) => /<svg[^>]*>(.*)<\/svg>/.exec(markup)?.[1]);
  expect(new Set(shapes).size).toBe(5);
});

it("a table names its rows, labels its cells for narrow screens and sets numbers apart", () => {
  expect(
    renderToStaticMarkup(
      <DataTable
        caption="Entries"
        columns={[{ label: "Entry" }, { label: "Words", numeric: true }, { label: "Action", hidden: true }]}
        rows={[{ key: "1", cells: ["The <Evening> Bus", "4 512", "Open"] }]}
      />,
    ),
  ).toBe(
    '<table class="table"><caption>Entries</caption><thead><tr><th scope="col">Entry</th><th scope="col" class="numeric">Words</th>' +
      '<th scope="col"><span class="hidden-words">Action</span></th></tr></thead><tbody><tr><th scope="row">The &lt;Evening&gt; Bus</th>' +
      '<td data-label="Words" class="numeric"><div class="cell">4 512</div></td><td><div class="cell">Open</div></td></tr></tbody></table>',
  );
});

it("names stand in their own script first, titles in English first, each with its language", () => {
  expect(renderToStaticMarkup(<Bilingual text="Eleni Georgiou" own="Ελένη Γεωργίου" lang="el" />)).toBe(
    '<span><bdi lang="el">Ελένη Γεωργίου</bdi> (Eleni Georgiou)</span>',
  );
  expect(renderToStaticMarkup(<Bilingual text="Karin Nyström" />)).toBe("<bdi>Karin Nyström</bdi>");
  expect(renderToStaticMarkup(<Title text="The Evening Bus" own="Вечерният автобус" lang="bg" />)).toBe(
    '<span class="title"><span class="serif">The Evening Bus</span><span class="title-own" lang="bg">Вечерният автобус</span></span>',
  );
});

it("the desk counts days in words and marks what is due within a week", () => {
  const markup = renderToStaticMarkup(
    <DueList
      items={[-2, -1, 0, 1, 6, 7].map((days) => ({ days, day: "2027-09-30", title: `In ${days}` }))}
    />,
  );
  const days = [...markup.matchAll(/<p class="(due-days[^"]*)">(.*?)<\/p>/g)];
  expect(days.map((match) => `${match[1]}: ${text(match[2] ?? "")}`)).toEqual([
    "due-days due-soon: 2 days late, due 30 September",
    "due-days due-soon: 1 day late, due 30 September",
    "due-days due-soon: 0 days to 30 September",
    "due-days due-soon: 1 day to 30 September",
    "due-days due-soon: 6 days to 30 September",
    "due-days: 7 days to 30 September",
  ]);
});
