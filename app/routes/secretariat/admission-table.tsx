import { Form } from "@remix-run/react";
import { countryName } from "../../domain/countries";
import type { CheckLine } from "../../domain/entries/checklist";
import { entryKindWords } from "../../domain/entries/entry";
import { Button } from "../../ui/button";
import { Country } from "../../ui/country";
import { EmptyState } from "../../ui/lists";
import { State } from "../../ui/state";
import { DataTable } from "../../ui/table";
import { Instant } from "../../ui/time";
import { Title } from "../../ui/title";
import { EntryStateMark } from "../national/entry-state";
import type { AdmissionPage } from "./admission";

type Queue = AdmissionPage["queue"];

/** The submitted entries with their checklist; those whose checklist is complete can be chosen and admitted together. */
export function AdmissionQueue({ queue }: { queue: Queue }) {
  const together = queue.some((entry) => entry.together);
  const table = (
    <DataTable
      caption="Submitted entries"
      captionHidden
      columns={[
        { label: "State" },
        { label: "Project" },
        { label: "Kind" },
        { label: "Submitted" },
        { label: "Form" },
        { label: "Decision" },
        ...(together ? [{ label: "Choose" }] : []),
      ]}
      rows={queue.map((entry) => ({
        key: entry.id,
        cells: [
          <Country key="country" code={entry.country} />,
          <div key="title">
            <a href={`/secretariat/admission/${entry.id}`}>
              <Title
                text={entry.title}
                {...(entry.titleOwn ? { own: entry.titleOwn, lang: entry.titleLanguage ?? "" } : {})}
              />
            </a>
            {entry.similar.length > 0 ? <p className="quiet">Like an earlier entry: look at it</p> : null}
          </div>,
          entryKindWords[entry.kind],
          entry.submittedAt ? <Instant key="at" at={entry.submittedAt} /> : "",
          <FormState key="form" lines={entry.lines} />,
          entry.state === "submitted" ? (
            <State key="state" kind="due">
              To be decided
            </State>
          ) : (
            <EntryStateMark key="state" state={entry.state} />
          ),
          ...(together ? [entry.together ? <Choose key="choose" entry={entry} /> : ""] : []),
        ],
      }))}
      empty={
        <EmptyState title="No entry is submitted yet">
          <p>
            Entries come here when a national representative submits them. You decide after the call is
            closed.
          </p>
        </EmptyState>
      }
    />
  );
  if (!together) return table;
  return (
    <Form method="get" action="/secretariat/admission/together">
      {table}
      <p>
        Entries whose checklist is complete can be chosen and admitted together; the next page says what
        happens.
      </p>
      <Button kind="second">Admit the chosen entries</Button>
    </Form>
  );
}

function Choose({ entry }: { entry: Queue[number] }) {
  return (
    <div className="choice">
      <input type="checkbox" id={`choose-${entry.id}`} name="entry" value={entry.id} />
      <label htmlFor={`choose-${entry.id}`}>
        <span className="hidden-words">
          Choose {entry.title}, {countryName(entry.country)}
        </span>
      </label>
    </div>
  );
}

/** Says what is open in a checklist, or that nothing is. */
export function FormState({ lines }: { lines: readonly CheckLine[] }) {
  const open = lines.filter((line) => !line.met);
  const late = lines.find((line) => line.point === "on-time" && line.met && line.words.includes("exception"));
  const automatic = open.filter((line) => line.point !== "english" && line.point !== "result");
  return (
    <>
      {open.length === 0 ? <State kind="done">Checklist complete</State> : null}
      {automatic.length > 0 ? (
        <State kind="bad">{automatic.map((line) => line.words).join(". ")}</State>
      ) : open.length > 0 ? (
        <State kind="half">{open.map((line) => line.words).join(". ")}</State>
      ) : null}
      {late ? <p className="quiet">{late.words}</p> : null}
    </>
  );
}
