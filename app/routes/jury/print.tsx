import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import printPage from "../../browser/print-page.ts?worker&url";
import { sayBounds } from "../../domain/judging/remark-rule";
import { workspaceOf } from "../../domain/judging/workspace.server";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { found } from "../../http/responses";
import { Country } from "../../ui/country";
import { Note } from "../../ui/note";
import { PaperSheet } from "../../ui/paper-sheet";
import { PlainText } from "../../ui/plain-text";

export const meta = pageTitle("Entry and score sheet on paper");
export const handle = { modules: [printPage] };

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(async () => {
    const { entryId, reading, noteToJury, criteria, scale, remarkRule, assignments } = await workspaceOf(
      ctx,
      args.params.id ?? "",
    );
    const position = assignments.find((one) => one.entryId === entryId)?.position;
    return { entryId, reading, noteToJury, criteria, scale, remarkRule, position };
  });
}

export default function EntryOnPaper() {
  const { entryId, reading, noteToJury, criteria, scale, remarkRule, position } =
    useLoaderData<typeof loader>();
  const bounds = sayBounds(remarkRule);
  return (
    <article className="paper">
      <p className="paper-tools" data-print-page="">
        <a href={`/jury/entries/${entryId}`}>Back to the entry</a>
        <span>Confidential: for your delegation only. Print with your browser, and keep the paper safe.</span>
      </p>
      <header>
        <p className="page-where">Entry {position} in your order · confidential</p>
        <h1 className="serif">{reading.title}</h1>
        <p>
          <Country code={reading.country} />
          {reading.titleOwn && reading.titleOwn !== reading.title ? (
            <>
              {" "}
              <span className="quiet" lang={reading.titleLanguage ?? undefined}>
                {reading.titleOwn}
              </span>
            </>
          ) : null}
        </p>
        <p className="quiet">{reading.organisation}</p>
      </header>
      {noteToJury ? (
        <Note kind="plain" title="Note from admission">
          <p>{noteToJury}</p>
        </Note>
      ) : null}
      {reading.sections.map((section) => (
        <section key={section.id}>
          <h2>{section.title}</h2>
          {section.answers.map((answer) => (
            <div key={answer.questionId} className="paper-answer">
              <h3>{answer.label}</h3>
              {answer.juryOnlyReason ? (
                <p className="reader-remark">For the jury only: {answer.juryOnlyReason}</p>
              ) : null}
              {answer.text.trim() ? <PlainText text={answer.text} /> : <p className="quiet">No answer.</p>}
            </div>
          ))}
        </section>
      ))}
      <PaperSheet
        title={reading.title}
        criteria={criteria}
        scale={scale}
        rule={`English is not judged. Remarks may be given to the entrant.${bounds ? ` A score ${bounds} needs a remark.` : ""}`}
      />
    </article>
  );
}
