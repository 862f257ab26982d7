import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { type GlassLook, lookThroughGlass } from "../../domain/judging/break-glass-look.server";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { found } from "../../http/responses";
import { Country } from "../../ui/country";
import { SummaryList } from "../../ui/lists";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { DataTable } from "../../ui/table";
import { Instant } from "../../ui/time";
import { SheetMark } from "./sheet-state";

export const meta = pageTitle("The judging of one entry");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  return found(() => lookThroughGlass(ctx, args.params.id ?? ""));
}

export default function GlassLookPage() {
  const look = useLoaderData<typeof loader>() as GlassLook;
  return (
    <>
      <PageHead
        where="The judging of one entry, read only"
        title={look.title}
        lead={<Country code={look.country} />}
        serif
      >
        <a href="/jury/glass">Judging opened to mend a fault</a>
      </PageHead>
      <Note title="This look is recorded">
        <p>
          Open to you until <Instant at={look.closesAt} />, to mend this fault: {look.reason}
        </p>
      </Note>
      {look.sheets.map(({ assignmentId, number, delegation, sheet }) => (
        <section key={assignmentId} aria-labelledby={`sheet-${number}`}>
          <h2 id={`sheet-${number}`}>
            {number}. {delegation}
          </h2>
          <SummaryList
            beside
            rows={[
              { term: "Score sheet", detail: <SheetMark state={sheet.state} /> },
              { term: "Version", detail: sheet.version },
              ...(sheet.updatedAt
                ? [
                    {
                      term: "Last saved",
                      detail: (
                        <>
                          <Instant at={sheet.updatedAt} />
                          {sheet.updatedBy ? `, ${sheet.updatedBy}` : ""}
                        </>
                      ),
                    },
                  ]
                : []),
              ...(sheet.finishedAt ? [{ term: "Finished", detail: <Instant at={sheet.finishedAt} /> }] : []),
              ...(sheet.overallRemark ? [{ term: "Overall remark", detail: sheet.overallRemark }] : []),
            ]}
          />
          {sheet.version > 0 ? (
            <DataTable
              caption={`Scores of ${delegation}`}
              captionHidden
              columns={[{ label: "Criterion" }, { label: "Score", numeric: true }, { label: "Remark" }]}
              rows={look.criteria.map(({ key, name }) => ({
                key,
                cells: [name, sheet.criteria[key]?.score ?? "none", sheet.criteria[key]?.remark ?? ""],
              }))}
            />
          ) : null}
        </section>
      ))}
      {look.recused.length > 0 ? (
        <>
          <h2>Recused</h2>
          <SummaryList
            beside
            rows={look.recused.map((one) => ({ term: one.delegation, detail: one.words }))}
          />
        </>
      ) : null}
    </>
  );
}
