import { Form } from "@remix-run/react";
import { textOf } from "../../http/forms";
import type { Refused } from "../../http/responses";
import { Button } from "../../ui/button";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { Details } from "../../ui/lists";
import { TextArea } from "../../ui/text-field";

/** Lets a delegation say that its score sheet for this entry will not come. */
export function AbsenceForm({ refused }: { refused: Refused | undefined }) {
  const own = refused && textOf(refused.typed, "intent") === "absence" ? refused : undefined;
  return (
    <Details summary="Say that your sheet will not come" open={own !== undefined}>
      <Form method="post">
        <ErrorSummary problems={own?.problems} />
        <p>
          For the whole delegation. The entry is ranked without you; chair and vice-chair are told. Until
          judging is closed you can take the sheet up again.
        </p>
        <TextArea
          name="absence-reason"
          label="Why it will not come"
          rows={2}
          value={textOf(own?.typed, "absence-reason")}
          problem={problemOf(own?.problems, "absence-reason")}
        />
        <Button kind="second" name="intent" value="absence">
          It will not come
        </Button>
      </Form>
    </Details>
  );
}
