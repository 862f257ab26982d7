import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { readCandidate } from "../../domain/national/candidate-reading.server";
import { remarksOf, writeRemark } from "../../domain/national/remarks.server";
import { roundById } from "../../domain/national/rounds.server";
import { known } from "../../domain/problems";
import { textOf } from "../../http/forms";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { act, found, type Refused, redirectWithNotice } from "../../http/responses";
import { Button } from "../../ui/button";
import { EntryView } from "../../ui/entry-view";
import { ErrorSummary, problemOf } from "../../ui/error-summary";
import { SummaryList } from "../../ui/lists";
import { PlainText } from "../../ui/plain-text";
import { TextArea } from "../../ui/text-field";
import { Instant } from "../../ui/time";
import { Bilingual } from "../../ui/title";
import { Remarks } from "./round-remarks";
import { CandidateMark, languageWords } from "./round-words";

export const meta = pageTitle("A candidate");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const { id = "", entryId = "" } = args.params;
  return found(async () => {
    const { round, edition } = await roundById(ctx, id);
    const candidate = await readCandidate(ctx, entryId);
    const remarks = (await remarksOf(ctx, id)).filter((remark) => remark.entryId === entryId);
    known(candidate.roundId === id ? candidate : undefined, "candidate");
    return {
      id,
      edition: edition.name,
      candidate,
      open: round.decided_at === null && candidate.state === "handed-in",
      own: remarks.find((remark) => remark.personId === ctx.actor.id)?.text ?? "",
      remarks,
    };
  });
}

export const action = (args: ActionFunctionArgs) =>
  act(args, async (ctx, typed) => {
    const { id = "", entryId = "" } = args.params;
    const text = textOf(typed, "remark");
    await writeRemark(ctx, entryId, text);
    return redirectWithNotice(
      args,
      `/national/rounds/${id}/candidates/${entryId}#remarks`,
      text.trim() === "" ? "Your remark is taken away." : "Your remark is saved.",
    );
  });

export default function Candidate() {
  const { id, edition, candidate, open, own, remarks } = useLoaderData<typeof loader>();
  const refused = useActionData<Refused>();
  const { view } = candidate;
  return (
    <>
      <ErrorSummary problems={refused?.problems} />
      <EntryView view={view}>
        <p>
          <a href={`/national/rounds/${id}`}>National round</a> · {edition} ·{" "}
          <a href={`/national/rounds/${id}/candidates/${candidate.id}.pdf`}>PDF</a>
        </p>
        <SummaryList
          beside
          rows={[
            {
              term: "Body",
              detail: (
                <Bilingual
                  text={candidate.body.name}
                  {...(candidate.body.own
                    ? { own: candidate.body.own, lang: candidate.body.language ?? "" }
                    : {})}
                />
              ),
            },
            { term: "Language", detail: languageWords(candidate.language) },
            {
              term: "Handed in",
              detail: (
                <>
                  <Instant at={candidate.handedInAt} />
                  {candidate.lateReason ? <> · late, accepted: {candidate.lateReason}</> : null}
                </>
              ),
            },
            {
              term: "State",
              detail: <CandidateMark state={candidate.state} outcome={candidate.outcome} />,
            },
            ...(candidate.reason ? [{ term: "Reason", detail: <PlainText text={candidate.reason} /> }] : []),
          ]}
        />
        <section aria-labelledby="remarks" className="stack">
          <h2 id="remarks">Remarks of the committee</h2>
          <Remarks remarks={remarks} />
          {open ? (
            <Form method="post" noValidate>
              <TextArea
                name="remark"
                label="Your remark"
                hint="Only the committee and the national representative see it. Empty it to take it away."
                rows={4}
                value={refused ? textOf(refused.typed, "remark") : own}
                problem={problemOf(refused?.problems, "remark")}
              />
              <Button kind="second">Save your remark</Button>
            </Form>
          ) : null}
        </section>
      </EntryView>
    </>
  );
}
