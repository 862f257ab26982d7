import { ButtonLink } from "../../ui/button";
import { EmptyState } from "../../ui/lists";
import { State } from "../../ui/state";
import { DataTable } from "../../ui/table";
import { Deadline } from "../../ui/time";
import { Bilingual } from "../../ui/title";
import type { RoundData } from "./round";

/** The bodies that may propose projects, and how far each is; for who speaks for the state. */
export function Bodies({ page }: { page: RoundData }) {
  return (
    <section aria-labelledby="bodies">
      <h2 id="bodies">Invited bodies</h2>
      <p>
        Each may propose{" "}
        {page.candidatesPerBody === 1 ? "one project" : `up to ${page.candidatesPerBody} projects`}. Texts
        that are still being written are theirs alone to change.
      </p>
      <DataTable
        caption="Invited bodies"
        captionHidden
        columns={[
          { label: "Body" },
          { label: "Contact person" },
          { label: "State" },
          { label: "Being written", numeric: true },
          { label: "Handed in", numeric: true },
        ]}
        rows={page.bodies.map((body) => ({
          key: body.id,
          cells: [
            <a key="name" href={`/national/bodies/${body.id}`}>
              <Bilingual
                text={body.name}
                {...(body.own ? { own: body.own, lang: body.language ?? "" } : {})}
              />
            </a>,
            <span key="contact">
              <Bilingual
                text={body.contact.name}
                {...(body.contact.own ? { own: body.contact.own, lang: body.contact.language ?? "" } : {})}
              />
              <br />
              {body.contact.email}
            </span>,
            <span key="state">
              <State kind={body.handedIn > 0 ? "done" : body.accepted ? "half" : "open"}>
                {body.accepted || body.begun + body.handedIn > 0
                  ? "Takes part"
                  : "Invited, not signed in yet"}
              </State>
              {body.lateUntil ? (
                <>
                  <br />
                  <span className="quiet">
                    More time until <Deadline at={body.lateUntil} />: {body.lateReason}
                  </span>
                </>
              ) : null}
            </span>,
            body.begun,
            body.handedIn,
          ],
        }))}
        empty={
          <EmptyState title="No body is invited yet">
            <p>A body's contact person gets a letter with a link, signs in and starts to write.</p>
          </EmptyState>
        }
      />
      {page.decidedAt === null ? (
        <ButtonLink kind="second" to={`/national/rounds/${page.id}/invite?who=body`}>
          Invite a body
        </ButtonLink>
      ) : null}
    </section>
  );
}
