import { Form } from "@remix-run/react";
import { textOf } from "../../http/forms";
import type { Refused } from "../../http/responses";
import { Button, ConfirmDetails } from "../../ui/button";
import { problemOf } from "../../ui/error-summary";
import { Details } from "../../ui/lists";
import { TextArea } from "../../ui/text-field";
import type { EntryPage } from "./entry";
import { TitleFields } from "./title-fields";

/** What can be changed about the entry itself: titles, kind, reopening, withdrawal. */
export function Changes({ page, refused }: { page: EntryPage; refused: Refused | undefined }) {
  const { entry } = page;
  const intent = textOf(refused?.typed, "intent");
  const draft = entry.state === "draft" && !page.closed;
  if (!draft && !page.mayReopen && !page.mayWithdraw) return null;
  const typed = (field: "title" | "titleOwn" | "titleLanguage") =>
    intent === "titles" ? textOf(refused?.typed, field) : entry[field];
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">Changes</h2>
      {draft ? (
        <Details summary="Change the titles" open={intent === "titles"}>
          <Form method="post" noValidate>
            <input type="hidden" name="titlesSeen" value={entry.titlesSeen} />
            {intent === "titles" && refused?.current ? (
              <p>Saved now: {[entry.title, entry.titleOwn].filter(Boolean).join(" / ")}</p>
            ) : null}
            <TitleFields
              values={{
                title: typed("title"),
                titleOwn: typed("titleOwn"),
                titleLanguage: typed("titleLanguage"),
              }}
              problems={intent === "titles" ? refused?.problems : undefined}
            />
            <Button kind="second" name="intent" value="titles">
              Save the titles
            </Button>
          </Form>
        </Details>
      ) : null}
      {page.mayChangeKind ? (
        <Details
          summary={entry.kind === "competing" ? "Make it an additional entry" : "Make it the competing entry"}
        >
          <Form method="post">
            <p>
              {entry.kind === "competing"
                ? "An additional entry is not judged. The state can then enter another project in the competition."
                : "A state has one competing entry. If another draft competes now, it becomes an additional one."}
            </p>
            <Button
              kind="second"
              name="intent"
              value={entry.kind === "competing" ? "additional" : "competing"}
            >
              {entry.kind === "competing" ? "Make it additional" : "Make it the competing entry"}
            </Button>
          </Form>
        </Details>
      ) : null}
      {page.mayReopen ? (
        <Form method="post">
          <input type="hidden" name="intent" value="reopen" />
          <ConfirmDetails label="Reopen the entry" confirm="Reopen it now">
            <p>
              The entry becomes a draft again. It counts only if you submit it again before the deadline; you
              then get a new receipt.
            </p>
          </ConfirmDetails>
        </Form>
      ) : null}
      {page.mayWithdraw ? (
        <Form method="post" noValidate>
          <input type="hidden" name="intent" value="withdraw" />
          {/* After a refusal the question must be open, or the field that is wrong could not be seen. */}
          {intent === "withdraw" ? (
            <>
              <Reason refused={refused} />
              <Button kind="danger">Withdraw it now</Button>
            </>
          ) : (
            <ConfirmDetails label="Withdraw the entry" confirm="Withdraw it now">
              <p>
                A withdrawn entry does not come back. Your reason goes to the secretariat in a letter and is
                published nowhere.
              </p>
              <Reason refused={undefined} />
            </ConfirmDetails>
          )}
        </Form>
      ) : null}
    </section>
  );
}

function Reason({ refused }: { refused: Refused | undefined }) {
  return (
    <TextArea
      name="reason"
      label="Why is the entry withdrawn?"
      rows={3}
      value={textOf(refused?.typed, "reason")}
      problem={problemOf(refused?.problems, "reason")}
    />
  );
}
