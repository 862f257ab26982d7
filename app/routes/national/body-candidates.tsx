import { Form } from "@remix-run/react";
import { textOf } from "../../http/forms";
import type { Refused } from "../../http/responses";
import { Button, ConfirmDetails } from "../../ui/button";
import { Select } from "../../ui/choices";
import { problemOf } from "../../ui/error-summary";
import { Row } from "../../ui/layout";
import { Details, EmptyState } from "../../ui/lists";
import { Note } from "../../ui/note";
import { PlainText } from "../../ui/plain-text";
import { TextField } from "../../ui/text-field";
import { Title } from "../../ui/title";
import type { BodyData } from "./body";
import { CandidateMark, languageWords } from "./round-words";
import { languageOptions, TitleFields } from "./title-fields";

/** The candidates of a body with what can be done with each, and the form of a new one. */
export function BodyCandidates({ page, refused }: { page: BodyData; refused: Refused | undefined }) {
  const incomplete = (refused?.current as { incomplete?: string } | undefined)?.incomplete;
  const starting = textOf(refused?.typed, "intent") === "start";
  return (
    <section aria-labelledby="candidates">
      <h2 id="candidates">Candidates</h2>
      {incomplete ? (
        <Note>
          <p>
            <a href={`/national/entries/${incomplete}/check`}>See what is missing</a>
          </p>
        </Note>
      ) : null}
      {page.candidates.length === 0 ? (
        <EmptyState title="No candidate yet">
          <p>
            {page.contact
              ? "Begin one below. You write the award's own form; what you type is saved as you go."
              : "The contact person of the body has not begun one."}
          </p>
        </EmptyState>
      ) : null}
      {page.candidates.map((one) => (
        <article key={one.id} className="stack" aria-labelledby={`candidate-${one.id}`}>
          <h3 id={`candidate-${one.id}`}>
            <Title
              text={one.title}
              {...(one.titleOwn ? { own: one.titleOwn, lang: one.titleLanguage ?? "" } : {})}
            />
          </h3>
          <p className="small">
            <CandidateMark state={one.state} outcome={one.outcome} /> · {languageWords(one.language)}
          </p>
          {one.reason ? <PlainText text={one.reason} /> : null}
          <p>
            <a href={`/write/${one.id}`}>
              {one.state === "candidate" && page.contact ? "Write the form" : "Read the form"}
            </a>{" "}
            · <a href={`/national/entries/${one.id}`}>People who write it</a>
          </p>
          {page.contact ? <Steps page={page} one={one} /> : null}
        </article>
      ))}
      {page.mayStart ? (
        <Details summary="Begin a candidate" open={starting || page.candidates.length === 0}>
          <NewCandidate page={page} refused={starting ? refused : undefined} />
        </Details>
      ) : null}
      {page.contact && page.open && !page.mayStart ? (
        <p className="quiet">
          Your body proposes at most {page.most} {page.most === 1 ? "candidate" : "candidates"}; put one aside
          to begin another.
        </p>
      ) : null}
    </section>
  );
}

function Steps({ page, one }: { page: BodyData; one: BodyData["candidates"][number] }) {
  const named = { name: "intent" } as const;
  if (page.decided || one.outcome !== null) return null;
  return (
    <Form method="post">
      <input type="hidden" name="candidate" value={one.id} />
      <Row>
        {one.state === "candidate" && page.open ? (
          <Button {...named} value="hand-in" label={`Hand in ${one.title}`}>
            Hand it in
          </Button>
        ) : null}
        {one.state === "handed-in" && page.open ? (
          <Button {...named} kind="second" value="take-back" label={`Take back ${one.title}`}>
            Take it back
          </Button>
        ) : null}
        {one.state === "put-aside" && page.open ? (
          <Button {...named} kind="second" value="take-back" label={`Take up ${one.title} again`}>
            Take it up again
          </Button>
        ) : null}
        {one.state === "put-aside" ? null : (
          <ConfirmDetails label="Put it aside" confirm="Put it aside now" name="intent" value="drop">
            <p>It no longer takes part. Its text stays readable for you.</p>
          </ConfirmDetails>
        )}
      </Row>
    </Form>
  );
}

function NewCandidate({ page, refused }: { page: BodyData; refused: Refused | undefined }) {
  const problems = refused?.problems;
  const value = (field: string) => textOf(refused?.typed, field);
  return (
    <Form method="post" noValidate>
      <Select
        name="language"
        label="In which language do you write?"
        hint="If the project is chosen, its answers are then written in English too; your text is kept beside them."
        options={languageOptions}
        value={value("language") || page.language || "en"}
        problem={problemOf(problems, "language")}
      />
      <TitleFields
        values={{
          title: value("title"),
          titleOwn: value("titleOwn"),
          titleLanguage: value("titleLanguage"),
        }}
        problems={problems}
      />
      <TextField
        name="organisation"
        label="Which organisation runs the project?"
        value={value("organisation")}
        problem={problemOf(problems, "organisation")}
        maxLength={200}
      />
      <Button name="intent" value="start">
        Begin the candidate
      </Button>
    </Form>
  );
}
