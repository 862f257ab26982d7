import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Button, ConfirmDetails } from "../../../app/ui/button";
import { Checkbox, RadioGroup, Select } from "../../../app/ui/choices";
import { ErrorSummary, problemOf } from "../../../app/ui/error-summary";
import { FormQuestion, Guidance } from "../../../app/ui/form-question";
import { TextArea, TextAreaInput, TextField } from "../../../app/ui/text-field";

/** The ids that the control's aria-describedby names, and those that exist on the page. */
function described(markup: string) {
  const named = (/aria-describedby="([^"]+)"/.exec(markup)?.[1] ?? "").split(" ").filter(Boolean);
  return { named, missing: named.filter((id) => !markup.includes(`id="${id}"`)) };
}

it("a field without hint or problem describes nothing", () => {
  expect(renderToStaticMarkup(<TextField name="title" label="Title" value="A" />)).toBe(
    '<div class="field"><label class="field-label" for="f-title">Title</label><div class="field-control">' +
      '<input class="input" id="f-title" name="title" type="text" value="A"/></div></div>',
  );
});

it("a field's hint, problem and word count describe its control", () => {
  const markup = renderToStaticMarkup(
    <TextArea
      name="summary"
      label="Summary"
      hint="In English."
      problem="Too long."
      value="one two"
      maxWords={1}
    />,
  );
  expect(described(markup)).toEqual({
    named: ["f-summary-hint", "f-summary-problem", "f-summary-under"],
    missing: [],
  });
  expect(markup).toContain('aria-invalid="true"');
  expect(markup).toContain('<span class="hidden-words">Problem: </span>Too long.');
  expect(markup).toContain('class="word-count word-count-over" data-words-of="f-summary" data-max-words="1"');
});

it("the word count counts words and not marks", () => {
  const markup = renderToStaticMarkup(
    <TextArea name="a" label="A" value={"Φώτα – στη\nΓειτονιά 212"} maxWords={600} />,
  );
  expect(markup).toContain('<b><span data-count="">4</span> of 600</b> words');
});

it("what was typed comes back as text and never as markup", () => {
  const typed = `</textarea><script>alert("x")</script> & 'more'`;
  const escaped = "&lt;/textarea&gt;&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#x27;more&#x27;";
  expect(renderToStaticMarkup(<TextArea name="a" label="A" value={typed} />)).toContain(
    `>${escaped}</textarea>`,
  );
  expect(renderToStaticMarkup(<TextField name="a" label="A" value={typed} />)).toContain(
    `value="${escaped}"`,
  );
});

it("a group of radios has a legend, one name, and its first radio answers to the error summary", () => {
  const markup = renderToStaticMarkup(
    <RadioGroup
      name="kind"
      label="Kind"
      problem="Choose one."
      value="additional"
      options={[
        { value: "competing", label: "Competing", hint: "One per state." },
        { value: "additional", label: "Additional" },
      ]}
    />,
  );
  expect(markup).toMatch(/^<fieldset class="field field-invalid" aria-describedby="f-kind-problem"><legend/);
  expect([...markup.matchAll(/<input[^>]+>/g)].map((match) => match[0])).toEqual([
    '<input type="radio" id="f-kind" name="kind" aria-describedby="f-kind-hint-of-choice" value="competing"/>',
    '<input type="radio" id="f-kind-2" name="kind" checked="" value="additional"/>',
  ]);
  const summary = renderToStaticMarkup(
    <ErrorSummary problems={[{ kind: "field", field: "kind", code: "missing", sentence: "Choose one." }]} />,
  );
  expect(summary).toContain('<a href="#f-kind">Choose one.</a>');
});

it("the error summary takes the focus, links field problems and only says the others", () => {
  expect(
    renderToStaticMarkup(
      <ErrorSummary
        problems={[
          { kind: "field", field: "title", code: "missing", sentence: "Enter the title." },
          { kind: "rule", code: "closed", sentence: "The call is closed." },
        ]}
      />,
    ),
  ).toBe(
    '<div class="error-summary" role="alert" tabindex="-1" aria-labelledby="problems" autofocus=""><h2 id="problems">There is a problem</h2>' +
      '<ul><li><a href="#f-title">Enter the title.</a></li><li>The call is closed.</li></ul></div>',
  );
  expect(renderToStaticMarkup(<ErrorSummary problems={[]} />)).toBe("");
});

it("a problem is found by its field, and a rule's problem belongs to no field", () => {
  const problems = [
    { kind: "rule" as const, field: "title", code: "closed", sentence: "Closed." },
    { kind: "field" as const, field: "title", code: "missing", sentence: "Enter it." },
  ];
  expect([problemOf(problems, "title"), problemOf(problems, "other"), problemOf(undefined, "title")]).toEqual(
    ["Enter it.", undefined, undefined],
  );
});

it("a single checkbox is described by its hint and its problem", () => {
  const markup = renderToStaticMarkup(
    <Checkbox name="ok" label="I agree" hint="All of it." problem="Tick it." checked />,
  );
  expect(described(markup)).toEqual({ named: ["f-ok-hint", "f-ok-problem"], missing: [] });
  expect(markup).toContain('value="yes"');
  expect(markup).toContain('checked=""');
});

it("a list keeps the chosen value", () => {
  const markup = renderToStaticMarkup(
    <Select
      name="c"
      label="Country"
      empty="Choose"
      value="CY"
      options={[
        { value: "BE", label: "Belgium" },
        { value: "CY", label: "Cyprus" },
      ]}
    />,
  );
  expect([...markup.matchAll(/<option[^>]*>[^<]*/g)].map((match) => match[0])).toEqual([
    '<option value="">Choose',
    '<option value="BE">Belgium',
    '<option value="CY" selected="">Cyprus',
  ]);
});

it("guidance stands between the hint and the answer, lists as lists", () => {
  const markup = renderToStaticMarkup(
    <FormQuestion
      name="q"
      label="What was done?"
      hint="In order."
      guidanceTitle="What the jury looks for"
      guidance={<Guidance lines={["Reach.", "- Who?", "- What?", "Not results."]} />}
    >
      {(control) => <TextAreaInput control={control} />}
    </FormQuestion>,
  );
  const order = [
    "<label",
    "field-hint",
    "field-guidance",
    "<p>Reach.</p><ul><li>Who?</li><li>What?</li></ul><p>Not results.</p>",
    "<textarea",
  ];
  const places = order.map((piece) => markup.indexOf(piece));
  expect(places.every((place) => place >= 0)).toBe(true);
  expect(places).toEqual([...places].sort((a, b) => a - b));
});

it("a destructive act asks once: the button that does it is inside the disclosure", () => {
  expect(
    renderToStaticMarkup(
      <ConfirmDetails label="Withdraw the entry" confirm="Withdraw it now" name="act" value="withdraw">
        It leaves the award.
      </ConfirmDetails>,
    ),
  ).toBe(
    '<details class="confirm"><summary class="button button-second">Withdraw the entry</summary><div class="confirm-question">' +
      '<div>It leaves the award.</div><button type="submit" class="button button-danger" name="act" value="withdraw">Withdraw it now</button></div></details>',
  );
});

it("a button sends its form unless told otherwise, and can be told which address", () => {
  expect(renderToStaticMarkup(<Button formAction="/entries/x/withdraw">Withdraw</Button>)).toBe(
    '<button type="submit" class="button" formaction="/entries/x/withdraw">Withdraw</button>',
  );
});
