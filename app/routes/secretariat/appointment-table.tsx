import { Form } from "@remix-run/react";
import type { Role } from "../../domain/people/actor";
import { roleWords } from "../../domain/people/appointment-input";
import { ConfirmDetails } from "../../ui/button";
import { Country } from "../../ui/country";
import { DataTable } from "../../ui/table";
import { Bilingual } from "../../ui/title";

export type Appointment = {
  id: string;
  role: Role;
  country: string | null;
  email: string;
  nameLatin: string;
  nameOwn: string | null;
  nameLanguage: string | null;
};

export type AppointmentTableProps = {
  caption: string;
  people: readonly Appointment[];
  byState?: boolean;
  empty: string;
};

/** Lists people with what they are appointed to; each appointment can be ended here. */
export function AppointmentTable({ caption, people, byState = false, empty }: AppointmentTableProps) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      columns={[
        { label: "Name" },
        ...(byState ? [{ label: "State" }, { label: "Entered as" }] : []),
        { label: "E-mail address" },
        { label: "End the appointment", hidden: true },
      ]}
      rows={people.map((person) => ({
        key: person.id,
        cells: [
          <Bilingual
            key="name"
            text={person.nameLatin}
            own={person.nameOwn ?? undefined}
            lang={person.nameLanguage ?? undefined}
          />,
          ...(byState
            ? [person.country ? <Country key="state" code={person.country} /> : "", roleWords[person.role]]
            : []),
          person.email,
          <Form method="post" key="end">
            <ConfirmDetails
              label="End"
              confirm={`End it for ${person.nameLatin}`}
              name="ending"
              value={person.id}
              small
            >
              <p>
                {person.nameLatin} can no longer act as {roleWords[person.role].toLowerCase()}. What was done
                stays; a successor takes over.
              </p>
            </ConfirmDetails>
          </Form>,
        ],
      }))}
      empty={empty}
    />
  );
}
