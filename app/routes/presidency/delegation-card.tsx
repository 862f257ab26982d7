import { Form } from "@remix-run/react";
import { countryName } from "../../domain/countries";
import { type SeatKind, seatWords } from "../../domain/jury/jury";
import { Button, ButtonLink, ConfirmDetails } from "../../ui/button";
import { DataTable } from "../../ui/table";
import { Bilingual } from "../../ui/title";

export type Delegation = {
  id: string;
  number: number;
  name: string;
  kind: string;
  country: string | null;
  seat: SeatKind;
  people: readonly {
    id: string;
    email: string;
    nameLatin: string;
    nameOwn: string | null;
    nameLanguage: string | null;
    nationality: string | null;
    reason: string | null;
  }[];
};

export type DelegationCardProps = { year: number; delegation: Delegation; changeable: boolean };

/** One delegation with its people; who may, adds and removes people here. */
export function DelegationCard({ year, delegation, changeable }: DelegationCardProps) {
  const where =
    delegation.kind === "expert" && delegation.country ? `, ${countryName(delegation.country)}` : "";
  return (
    <section className="stack" aria-labelledby={`delegation-${delegation.id}`}>
      <h2 id={`delegation-${delegation.id}`}>
        {delegation.number}. {delegation.name}
      </h2>
      <p className="quiet">
        {seatWords[delegation.seat]}, {delegation.kind === "expert" ? "invited expert" : "presidency"}
        {where}
      </p>
      <DataTable
        caption={`People of ${delegation.name}`}
        captionHidden
        columns={[
          { label: "Name" },
          { label: "E-mail address" },
          { label: "Nationality" },
          ...(changeable ? [{ label: "Remove", hidden: true }] : []),
        ]}
        rows={delegation.people.map((member) => ({
          key: member.id,
          cells: [
            <>
              <Bilingual
                text={member.nameLatin}
                own={member.nameOwn ?? undefined}
                lang={member.nameLanguage ?? undefined}
              />
              {member.reason ? <span className="quiet"> Beyond eight: {member.reason}</span> : null}
            </>,
            member.email,
            member.nationality ? countryName(member.nationality) : "Not given",
            ...(changeable ? [<Leave key="leave" delegation={delegation} member={member} />] : []),
          ],
        }))}
        empty="Nobody yet. A delegation without people judges nothing."
      />
      {changeable ? (
        <Form method="post" className="row">
          <input type="hidden" name="delegation" value={delegation.id} />
          <ButtonLink to={`/presidency/editions/${year}/jury/${delegation.id}`} kind="second" small>
            Add a person
          </ButtonLink>
          {delegation.people.length === 0 ? (
            <Button kind="second" small name="intent" value="remove" label={`Remove ${delegation.name}`}>
              Remove the delegation
            </Button>
          ) : null}
        </Form>
      ) : null}
    </section>
  );
}

function Leave({
  delegation,
  member,
}: {
  delegation: Delegation;
  member: { id: string; nameLatin: string };
}) {
  return (
    <Form method="post">
      <input type="hidden" name="delegation" value={delegation.id} />
      <ConfirmDetails
        label="Remove"
        confirm={`Remove ${member.nameLatin}`}
        name="leaving"
        value={member.id}
        small
      >
        <p>
          {member.nameLatin} no longer sits in the jury. You can name the same person again until judging
          opens.
        </p>
      </ConfirmDetails>
    </Form>
  );
}
