import { Form } from "@remix-run/react";
import type { CheckLine } from "../../domain/entries/checklist";
import type { ReadingView } from "../../domain/entries/reading.server";
import { textOf } from "../../http/forms";
import type { Refused } from "../../http/responses";
import { Button, ConfirmDetails } from "../../ui/button";
import { Checkbox } from "../../ui/choices";
import { problemOf } from "../../ui/error-summary";
import { Row } from "../../ui/layout";
import { Details } from "../../ui/lists";
import { TextArea, TextField } from "../../ui/text-field";

type Props = {
  page: {
    state: string;
    seen: string;
    tomorrow: string;
    confirmer: string;
    view: ReadingView;
    lines: readonly CheckLine[];
    keep?: { against?: string | undefined } | undefined;
  };
  refused: Refused | undefined;
};

/** The decisions on an entry, each a form of its own: admit, return with remarks, refuse, decide again. */
export function AdmissionForms({ page, refused }: Props) {
  const intent = textOf(refused?.typed, "intent");
  const of = (name: string) => (intent === name ? refused : undefined);
  return (
    <>
      {page.state === "submitted" ? (
        <>
          <Admit seen={page.seen} lines={page.lines} refused={of("admit") ?? of("tick")} />
          <Details summary="Return it with remarks" open={intent === "return"}>
            <Return page={page} refused={of("return")} />
          </Details>
        </>
      ) : null}
      {page.state === "returned" ? (
        <Details summary="Give it another day, with remarks" open={intent === "return"}>
          <Return page={page} refused={of("return")} />
        </Details>
      ) : null}
      {page.state === "submitted" || page.state === "returned" ? (
        <>
          <Details summary="Refuse it" open={intent === "refuse"}>
            <Refuse seen={page.seen} refused={of("refuse")} />
          </Details>
          <Details
            summary="Refuse it on theme or evaluation, with a second person"
            open={intent === "refuse-on-theme"}
          >
            <RefuseOnTheme seen={page.seen} confirmer={page.confirmer} refused={of("refuse-on-theme")} />
          </Details>
        </>
      ) : null}
      {page.keep ? (
        <Details summary="Keep it as an additional entry" open={intent === "keep"}>
          <Keep seen={page.seen} against={page.keep.against} refused={of("keep")} />
        </Details>
      ) : null}
      {page.state === "admitted" || page.state === "refused" ? (
        <Form method="post">
          <input type="hidden" name="seen" value={page.seen} />
          <ConfirmDetails
            label="Decide again"
            confirm="Take the decision back"
            name="intent"
            value="reconsider"
          >
            <p>The entry waits for a new decision. Its state's people are told by letter.</p>
          </ConfirmDetails>
        </Form>
      ) : null}
    </>
  );
}

type Seen = { seen: string; refused: Refused | undefined };

function Admit({ seen, lines, refused }: Seen & { lines: readonly CheckLine[] }) {
  const ticked = (point: string) =>
    refused
      ? textOf(refused.typed, point) === "yes"
      : lines.some((line) => line.point === point && line.tick !== undefined);
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="seen" value={seen} />
      <Checkbox
        name="english"
        label="The entry is in English."
        checked={ticked("english")}
        problem={problemOf(refused?.problems, "english")}
      />
      <Checkbox
        name="result"
        label="The entry shows some result."
        checked={ticked("result")}
        problem={problemOf(refused?.problems, "result")}
      />
      <TextArea
        name="noteToJury"
        label="Note to the jury (optional)"
        hint="Doubts on theme or evaluation are for the jury to judge. The state does not see this note."
        rows={3}
        value={textOf(refused?.typed, "noteToJury")}
        problem={problemOf(refused?.problems, "noteToJury")}
      />
      <Row>
        <Button name="intent" value="admit">
          Admit the entry
        </Button>
        <Button kind="second" name="intent" value="tick">
          Keep the ticks, decide later
        </Button>
      </Row>
    </Form>
  );
}

function Return({ page, refused }: Props) {
  const value = (field: string) => textOf(refused?.typed, field);
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="seen" value={page.seen} />
      <TextArea
        name="reasons"
        label="What is to be done, in general?"
        rows={3}
        value={value("reasons")}
        problem={problemOf(refused?.problems, "reasons")}
      />
      <TextField
        name="until"
        label="Until the end of which day?"
        type="date"
        min={page.tomorrow}
        value={value("until")}
        problem={problemOf(refused?.problems, "until")}
      />
      <p>
        Write a remark under each answer that is to be changed. Only these answers open again; the others stay
        as they were submitted.
      </p>
      {problemOf(refused?.problems, "remarks") ? (
        <p className="field-problem" id="f-remarks" tabIndex={-1}>
          {problemOf(refused?.problems, "remarks")}
        </p>
      ) : null}
      {page.view.sections.flatMap((section) =>
        section.answers.map((answer) => (
          <TextArea
            key={answer.questionId}
            name={`remark:${answer.questionId}`}
            label={answer.label}
            rows={2}
            value={value(`remark:${answer.questionId}`)}
            problem={problemOf(refused?.problems, `remark:${answer.questionId}`)}
          />
        )),
      )}
      <Button kind="second" name="intent" value="return">
        Return the entry
      </Button>
    </Form>
  );
}

function Refuse({ seen, refused }: Seen) {
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="seen" value={seen} />
      <input type="hidden" name="intent" value="refuse" />
      <TextArea
        name="refusal"
        label="Why is the entry refused?"
        hint="The state's people get this by letter."
        rows={4}
        value={textOf(refused?.typed, "refusal")}
        problem={problemOf(refused?.problems, "refusal")}
      />
      <ConfirmDetails label="Refuse the entry" confirm="Refuse it now">
        <p>
          A refused entry is not judged. If something can be mended, return it instead. A refused competing
          entry can stay as an additional one if its state wants that.
        </p>
      </ConfirmDetails>
    </Form>
  );
}

function Keep({ seen, against, refused }: Seen & { against: string | undefined }) {
  if (against) return <p>{against}</p>;
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="seen" value={seen} />
      <p>
        A refused competing entry can stay as an additional one where its state agrees; it is not judged, and
        you decide on its admission anew. The state can also do this itself.
      </p>
      <TextArea
        name="agreement"
        label="How and when did the state agree?"
        hint="It is recorded, and the state's people get it by letter."
        rows={3}
        value={textOf(refused?.typed, "agreement")}
        problem={problemOf(refused?.problems, "agreement")}
      />
      <Button kind="second" name="intent" value="keep">
        Keep it as an additional entry
      </Button>
    </Form>
  );
}

function RefuseOnTheme({ seen, confirmer, refused }: Seen & { confirmer: string }) {
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="seen" value={seen} />
      <p>
        Doubts on theme or evaluation are for the jury to judge, with a note. Where an entry is to be refused
        for them, hear the state first; then {confirmer} confirms the refusal within 72 hours.
      </p>
      <TextArea
        name="theme-reasons"
        label="Why is it refused on theme or evaluation?"
        hint="The state's people get this by letter."
        rows={3}
        value={textOf(refused?.typed, "theme-reasons")}
        problem={problemOf(refused?.problems, "theme-reasons")}
      />
      <TextArea
        name="theme-heard"
        label="What did the state answer?"
        rows={3}
        value={textOf(refused?.typed, "theme-heard")}
        problem={problemOf(refused?.problems, "theme-heard")}
      />
      <Button name="intent" value="refuse-on-theme">
        Propose the refusal
      </Button>
    </Form>
  );
}
