import { sideBySideWords } from "../../domain/national/round";
import { Button } from "../../ui/button";
import { Row } from "../../ui/layout";
import { EmptyState } from "../../ui/lists";
import { DataTable } from "../../ui/table";
import { Instant } from "../../ui/time";
import { Bilingual, Title } from "../../ui/title";
import type { RoundData } from "./round";
import { CandidateMark, languageWords } from "./round-words";

/** The candidates of a round in a table; two or three of them can be ticked to be read side by side. */
export function Candidates({ page }: { page: RoundData }) {
  const readable = page.candidates.filter((one) => one.handedInAt !== null && !page.early);
  const ticked = readable.length > 1;
  return (
    <section aria-labelledby="candidates">
      <h2 id="candidates">Candidates</h2>
      <form method="get" action={`/national/rounds/${page.id}/compare`}>
        <DataTable
          caption="Candidates"
          captionHidden
          columns={[
            { label: "Project" },
            { label: "Body" },
            { label: "Language" },
            { label: "State" },
            { label: "Handed in" },
            { label: "Remarks", numeric: true },
            ...(ticked ? [{ label: "Side by side" }] : []),
          ]}
          rows={page.candidates.map((one) => {
            const open = readable.some((other) => other.id === one.id);
            const title = (
              <Title
                text={one.title}
                {...(one.titleOwn ? { own: one.titleOwn, lang: one.titleLanguage ?? "" } : {})}
              />
            );
            return {
              key: one.id,
              cells: [
                open ? (
                  <a key="title" href={`/national/rounds/${page.id}/candidates/${one.id}`}>
                    {title}
                  </a>
                ) : (
                  title
                ),
                <Bilingual
                  key="body"
                  text={one.body.name}
                  {...(one.body.own ? { own: one.body.own, lang: one.body.language ?? "" } : {})}
                />,
                languageWords(one.language),
                <CandidateMark key="state" state={one.state} outcome={one.outcome} />,
                one.handedInAt ? (
                  <span key="at">
                    <Instant at={one.handedInAt} />
                    {one.lateReason ? (
                      <>
                        <br />
                        <span className="quiet">Late, accepted: {one.lateReason}</span>
                      </>
                    ) : null}
                  </span>
                ) : (
                  "Not yet"
                ),
                one.remarks,
                ...(ticked
                  ? [
                      open ? (
                        <label key="tick" className="tick">
                          <input type="checkbox" name="candidate" value={one.id} />
                          <span className="hidden-words">Read {one.title} side by side</span>
                        </label>
                      ) : (
                        ""
                      ),
                    ]
                  : []),
              ],
            };
          })}
          empty={
            <EmptyState title="No candidate yet">
              <p>
                {page.leads
                  ? "Invite the bodies that may propose projects; what they hand in stands here."
                  : "What the bodies hand in stands here."}
              </p>
            </EmptyState>
          }
        />
        {ticked ? (
          <Row>
            <Button kind="second">Read side by side</Button>
            <p className="small quiet">Tick {sideBySideWords} of them.</p>
          </Row>
        ) : null}
      </form>
    </section>
  );
}
