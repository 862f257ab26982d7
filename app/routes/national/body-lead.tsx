import { Form } from "@remix-run/react";
import { textOf } from "../../http/forms";
import type { Refused } from "../../http/responses";
import { Button } from "../../ui/button";
import { problemOf } from "../../ui/error-summary";
import { Details } from "../../ui/lists";
import { TextField } from "../../ui/text-field";
import { PersonFields } from "../secretariat/person-fields";

/** What who speaks for the state does with a body: more time, another contact person. */
export function BodyLead({ refused }: { refused: Refused | undefined }) {
  const intent = textOf(refused?.typed, "intent");
  const value = (field: string) => textOf(refused?.typed, field);
  const problems = refused?.problems;
  return (
    <section aria-labelledby="lead">
      <h2 id="lead">Changes</h2>
      <Details summary="Accept late candidates of this body" open={intent === "more-time"}>
        <Form method="post" noValidate>
          <p>
            The body may write and hand in until the end of that day. Your reason goes to it by letter, and
            the committee reads it.
          </p>
          <TextField
            name="until"
            label="Last day"
            type="date"
            width={10}
            value={value("until")}
            problem={problemOf(problems, "until")}
          />
          <TextField
            name="reason"
            label="Why is the body given more time?"
            value={value("reason")}
            problem={problemOf(problems, "reason")}
            maxLength={500}
          />
          <Button kind="second" name="intent" value="more-time">
            Give the body more time
          </Button>
        </Form>
      </Details>
      <Details summary="Change the contact person, or invite the same one again" open={intent === "contact"}>
        <Form method="post" noValidate>
          <PersonFields value={value} problems={intent === "contact" ? problems : undefined} />
          <Button kind="second" name="intent" value="contact">
            Send the invitation
          </Button>
        </Form>
      </Details>
    </section>
  );
}
