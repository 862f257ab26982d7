import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { countryName } from "../../domain/countries";
import { juryEdition } from "../../domain/judging/jury-edition.server";
import { objectionStateWords } from "../../domain/jury/objection";
import { decideObjection, objectionsToDecide } from "../../domain/jury/objection-decisions.server";
import { fieldProblem, Refusal, Unknown } from "../../domain/problems";
import { textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, redirectWithNotice } from "../../http/responses";
import { Button } from "../../ui/button";
import { RadioGroup } from "../../ui/choices";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { EmptyState } from "../../ui/lists";
import { PageHead } from "../../ui/page-head";
import { PlainText } from "../../ui/plain-text";
import { TextArea } from "../../ui/text-field";
import { Instant } from "../../ui/time";

export const meta = pageTitle("Objections of the states");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => {
    const edition = await juryEdition(ctx);
    const objections = await objectionsToDecide(ctx, edition.id);
    const sits = ctx.actor.seats.some((seat) => seat.editionId === edition.id);
    // The secretariat decides only where no delegation is free to.
    if (!sits && objections.length === 0) throw new Unknown("objections");
    return { name: edition.name, sits, objections };
  });
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const id = textOf(typed, "objection");
    const decision = textOf(typed, `decision-${id}`);
    if (decision !== "uphold" && decision !== "dismiss") {
      throw new Refusal([
        fieldProblem(`decision-${id}`, "decision-missing", "Choose whether the objection is upheld."),
      ]);
    }
    await decideObjection(ctx, id, { uphold: decision === "uphold", reason: textOf(typed, "reason") });
    return redirectWithNotice(args, "/jury/objections", "The decision is recorded, and the state is told.");
  });

export default function Objections() {
  const { name, sits, objections } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <PageHead
        where={`Jury · ${name}`}
        title="Objections of the states"
        lead="The chair decides, with a reason that the state is told. The vice-chair decides where the objection is to the chair's own delegation, comes from its state or is about an entry it is recused from; then the next delegation by number, and the secretariat where none is free."
      >
        <a href={sits ? "/jury" : "/desk"}>{sits ? "Jury" : "Your desk"}</a>
      </PageHead>
      {objections.length === 0 ? (
        <EmptyState title="No objection waits for you">
          <p>When a state objects and it is your turn to decide, a letter tells you.</p>
        </EmptyState>
      ) : null}
      {objections.map((one) => {
        const own = textOf(refused?.typed, "objection") === one.id ? refused : undefined;
        return (
          <section key={one.id} className="stack" aria-labelledby={`objection-${one.id}`}>
            <h2 id={`objection-${one.id}`}>
              {countryName(one.country)} objects to {one.delegation}
            </h2>
            <p className="quiet">
              {one.ownEntry
                ? "That the delegation judges the state's own entry. Upheld, it is recused from that entry."
                : "That the delegation sits in the jury. Upheld, it leaves the jury, and the presidency completes it."}{" "}
              Raised on <Instant at={one.raisedAt} />.
            </p>
            <PlainText text={one.reason} />
            {one.state === "open" ? (
              <Form method="post">
                <input type="hidden" name="objection" value={one.id} />
                <RadioGroup
                  name={`decision-${one.id}`}
                  label="Decision"
                  options={[
                    { value: "uphold", label: "Uphold the objection" },
                    { value: "dismiss", label: "Dismiss the objection" },
                  ]}
                  value={textOf(own?.typed, `decision-${one.id}`)}
                  problem={problemOf(own?.problems, `decision-${one.id}`)}
                />
                <TextArea
                  name="reason"
                  label="Reason"
                  hint="The state is told it by letter."
                  rows={3}
                  value={textOf(own?.typed, "reason")}
                  problem={problemOf(own?.problems, "reason")}
                />
                <Button>Record the decision</Button>
              </Form>
            ) : (
              <p>
                {objectionStateWords[one.state]} on <Instant at={one.decidedAt ?? ""} />: {one.decisionReason}
              </p>
            )}
          </section>
        );
      })}
    </>
  );
}
