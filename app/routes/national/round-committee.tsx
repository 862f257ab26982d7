import { Form } from "@remix-run/react";
import { Button, ButtonLink } from "../../ui/button";
import { EmptyState } from "../../ui/lists";
import { DataTable } from "../../ui/table";
import { Bilingual } from "../../ui/title";
import type { RoundData } from "./round";

/** Who reads the candidates and writes remarks on them. */
export function Committee({ page }: { page: RoundData }) {
  return (
    <section aria-labelledby="committee">
      <h2 id="committee">National committee</h2>
      <DataTable
        caption="National committee"
        captionHidden
        columns={[{ label: "Person" }, { label: "E-mail" }, { label: "Remove", hidden: true }]}
        rows={page.committee.map((person) => ({
          key: person.id,
          cells: [
            <Bilingual
              key="name"
              text={person.name}
              {...(person.own ? { own: person.own, lang: person.language ?? "" } : {})}
            />,
            person.email,
            page.leads || person.id === page.self ? (
              <Form method="post" key="remove">
                <Button
                  kind="second"
                  small
                  name="remove"
                  value={person.id}
                  label={person.id === page.self ? "Leave the committee" : `Remove ${person.name}`}
                >
                  {person.id === page.self ? "Leave" : "Remove"}
                </Button>
              </Form>
            ) : (
              ""
            ),
          ],
        }))}
        empty={
          <EmptyState title="Nobody advises you yet">
            <p>
              A committee reads the candidates and writes remarks that only it and you can see. You decide.
            </p>
          </EmptyState>
        }
      />
      {page.leads && page.decidedAt === null ? (
        <ButtonLink kind="second" to={`/national/rounds/${page.id}/invite?who=member`}>
          Invite a member
        </ButtonLink>
      ) : null}
    </section>
  );
}
