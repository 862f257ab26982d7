import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { along, stacked } from "../../../app/ui/dot-plot";
import { ProgressSquares } from "../../../app/ui/jury-desk";
import { PlainText } from "../../../app/ui/plain-text";
import { RankingBoard } from "../../../app/ui/ranking-board";
import { Anchors, anchorsAt, CriterionSteps, ScoreScale, scoresOf } from "../../../app/ui/score-scale";

const anchors = [0, 1, 2, 3, 4, 5].map((score) => ({ score, words: `Means ${score}.` }));

it("a scale of 0 to 5 in half points has eleven scores, whole ones apart, without rounding dust", () => {
  expect(
    scoresOf(0, 5, 0.5)
      .map((score) => score.text)
      .join(" "),
  ).toBe("0 0.5 1 1.5 2 2.5 3 3.5 4 4.5 5");
  expect(
    scoresOf(1, 2, 0.1)
      .map((score) => score.text)
      .join(" "),
  ).toBe("1 1.1 1.2 1.3 1.4 1.5 1.6 1.7 1.8 1.9 2");
  expect(scoresOf(0, 2, 0.5).map((score) => score.whole)).toEqual([true, false, true, false, true]);
});

it("the score scale is native radios of one name with the saved score chosen", () => {
  const markup = renderToStaticMarkup(
    <ScoreScale
      name="score"
      legend="Evaluated"
      hint="Has it?"
      min={0}
      max={5}
      step={0.5}
      value={3.5}
      problem="Choose."
    >
      <Anchors anchors={anchors} value={3.5} />
    </ScoreScale>,
  );
  const radios = [
    ...markup.matchAll(/<input type="radio" id="([^"]+)" name="score"( checked="")? value="([^"]+)"\/>/g),
  ];
  expect(radios.map((match) => match[3])).toEqual([
    "0",
    "0.5",
    "1",
    "1.5",
    "2",
    "2.5",
    "3",
    "3.5",
    "4",
    "4.5",
    "5",
  ]);
  expect(radios.filter((match) => match[2]).map((match) => match[3])).toEqual(["3.5"]);
  expect(radios[0]?.[1]).toBe("f-score");
  expect(markup).toContain('aria-describedby="f-score-hint f-score-problem"');
});

it("the anchors that apply are the score's own or the two it lies between", () => {
  expect([undefined, 0, 3, 3.5, 5].map((value) => anchorsAt(anchors, value))).toEqual([
    [],
    [0],
    [3],
    [3, 4],
    [5],
  ]);
  expect(
    anchorsAt(
      [
        { score: 0, words: "" },
        { score: 5, words: "" },
      ],
      2.5,
    ),
  ).toEqual([0, 5]);
});

it("a criterion without a score says so", () => {
  const markup = renderToStaticMarkup(
    <CriterionSteps
      steps={[
        { label: "Focus", value: "0", button: { name: "go", value: "focus" } },
        { label: "Evaluated", to: "/x", current: true },
      ]}
    />,
  );
  expect(markup).toContain(
    '<button type="submit" class="criterion criterion-scored" name="go" value="focus"><b>0</b> <span>Focus</span></button>',
  );
  expect(markup).toContain(
    '<a class="criterion" aria-current="step" href="/x"><b><span aria-hidden="true">–</span><span class="hidden-words">No score</span></b>',
  );
});

it("every square of the progress says which entry it is and how far", () => {
  const markup = renderToStaticMarkup(
    <ProgressSquares
      squares={[
        { state: "final", label: "Entry 1", href: "/1" },
        { state: "draft", label: "Entry 2", current: true },
        { state: "open", label: "Entry 3" },
      ]}
    />,
  );
  expect([...markup.matchAll(/<title>([^<]+)<\/title>/g)].map((match) => match[1])).toEqual([
    "Entry 1, final",
    "Entry 2, draft, here",
    "Entry 3, to read",
  ]);
});

it("typed text becomes paragraphs and lists and nothing else", () => {
  expect(
    renderToStaticMarkup(<PlainText text={"One <b>\ntwo\n\n- a\n- b & c\n\n- d\n1. e\n2) f\nEnd\n\n\n"} />),
  ).toBe(
    '<div class="plain-text"><p><span>One &lt;b&gt;</span><span><br/>two</span></p><ul><li>a</li><li>b &amp; c</li><li>d</li></ul>' +
      "<ol><li>e</li><li>f</li></ol><p><span>End</span></p></div>",
  );
});

it("no dot covers another, whatever the totals", () => {
  const axis = { min: 2, max: 5 };
  const frame = { width: 290, margin: 12 };
  const placed = stacked(
    [4.1, 4.1, 4.15, 4.2, 3, 3, 3, 3, 3, 3].map((value, at) => ({ number: at + 1, value })),
    axis,
    frame,
  );
  const covered = placed.flatMap((one, at) =>
    placed.slice(at + 1).filter((other) => one.level === other.level && Math.abs(one.x - other.x) < 17),
  );
  expect(placed).toHaveLength(10);
  expect(covered).toEqual([]);
  expect(Math.max(...placed.map((one) => one.level))).toBe(5);
});

it("values stand on the axis in proportion, and at its ends beyond it", () => {
  const frame = { width: 120, margin: 10 };
  expect([1, 2, 3.5, 5, 9].map((value) => along(value, { min: 2, max: 5 }, frame))).toEqual([
    10, 10, 60, 110, 110,
  ]);
  expect(along(3, { min: 3, max: 3 }, frame)).toBe(60);
});

it("a board says each total in words, and of a hidden entry no total at all", () => {
  const dots = [
    { number: 2, value: 4.5 },
    { number: 1, value: 4.25 },
  ];
  const row = { title: "The Evening Bus", country: "BG", score: "4.375", mean: 4.375 };
  const markup = renderToStaticMarkup(
    <RankingBoard
      axis={{ min: 2, max: 5 }}
      rows={[
        { ...row, place: 1, dots },
        {
          ...row,
          place: "2 =",
          dots,
          hidden: "Your country. You see place and score only.",
          remark: "One delegation recused",
        },
      ]}
    />,
  );
  const [, shown = "", hidden = ""] = markup.split('<tr class="board-row');
  expect(shown).toContain('aria-label="Totals: delegation 1: 4.25, delegation 2: 4.5; mean 4.375"');
  expect(hidden).toContain("Your country. You see place and score only.");
  expect(/4\.25|4\.5|circle/.test(hidden)).toBe(false);
});
