import { Form } from "@remix-run/react";
import { entryRoleWords } from "../../domain/entries/entry";
import { textOf } from "../../http/forms";
import type { Refused } from "../../http/responses";
import { Button } from "../../ui/button";
import { RadioGroup, Select } from "../../ui/choices";
import { problemOf } from "../../ui/error-summary";
import { Row } from "../../ui/layout";
import { Details, EmptyState } from "../../ui/lists";
import { DataTable } from "../../ui/table";
import { TextField } from "../../ui/text-field";
import { Bilingual } from "../../ui/title";
import type { EntryPage } from "./entry";
import { languageOptions } from "./title-fields";

/** The people invited to the entry, and the form that invites another one. */
export function People({ page, refused }: { page: EntryPage; refused: Refused | undefined }) {
  const inviting = textOf(refused?.typed, "intent") === "invite";
  return (
    <section aria-labelledby="people">
      <h2 id="people">People who write it</h2>
      <DataTable
        caption="People who write it"
        captionHidden
        columns={[
          { label: "Person" },
          { label: "E-mail" },
          { label: "May" },
          { label: "Change", hidden: true },
        ]}
        rows={page.people.map((person) => ({
          key: person.id,
          cells: [
            <Bilingual
              key="name"
              text={person.name}
              {...(person.own ? { own: person.own, lang: person.lang ?? "" } : {})}
            />,
            person.email,
            entryRoleWords[person.role],
            page.mayInvite || person.id === page.self ? (
              <Form method="post" key="change">
                <input type="hidden" name="person" value={person.id} />
                <Row>
                  {page.mayInvite && person.id !== page.self ? <RoleButton person={person} /> : null}
                  <Button
                    kind="second"
                    small
                    name="remove"
                    value={person.id}
                    label={person.id === page.self ? "Leave the entry" : `Remove ${person.name}`}
                  >
                    {person.id === page.self ? "Leave" : "Remove"}
                  </Button>
                </Row>
              </Form>
            ) : (
              ""
            ),
          ],
        }))}
        empty={
          <EmptyState title="Nobody is invited yet">
            <p>
              {page.mayInvite
                ? "Invite the project's own people below; they write the form, and you submit it."
                : "Whoever leads the entry invites the people who write it."}
            </p>
          </EmptyState>
        }
      />
      {page.mayInvite ? (
        <Details summary="Invite a person" open={inviting || page.people.length === 0}>
          <Invitation refused={inviting ? refused : undefined} />
        </Details>
      ) : null}
    </section>
  );
}

function RoleButton({ person }: { person: EntryPage["people"][number] }) {
  const reads = person.role === "read";
  return (
    <Button
      kind="second"
      small
      name="intent"
      value={reads ? "let-write" : "let-read"}
      label={reads ? `Let ${person.name} write` : `Let ${person.name} only read`}
    >
      {reads ? "Let write" : "Let only read"}
    </Button>
  );
}

function Invitation({ refused }: { refused: Refused | undefined }) {
  const problems = refused?.problems;
  const value = (field: string) => textOf(refused?.typed, field);
  return (
    <Form method="post" noValidate>
      <TextField
        name="email"
        label="E-mail address"
        type="email"
        value={value("email")}
        problem={problemOf(problems, "email")}
        width={30}
      />
      <TextField
        name="nameLatin"
        label="Name in Latin letters"
        value={value("nameLatin")}
        problem={problemOf(problems, "nameLatin")}
        width={30}
      />
      <TextField
        name="nameOwn"
        label="Name in its own script (optional)"
        value={value("nameOwn")}
        problem={problemOf(problems, "nameOwn")}
        width={30}
      />
      <Select
        name="nameLanguage"
        label="Language of that name"
        options={languageOptions}
        value={value("nameLanguage")}
        empty="Latin letters only"
        problem={problemOf(problems, "nameLanguage")}
      />
      <RadioGroup
        name="role"
        label="What may the person do?"
        options={[
          { value: "write", label: "Write the form" },
          { value: "read", label: "Read it only" },
        ]}
        value={value("role") || "write"}
        problem={problemOf(problems, "role")}
      />
      <Button kind="second" name="intent" value="invite">
        Send the invitation
      </Button>
    </Form>
  );
}
