import { Form } from "@remix-run/react";
import type { DistributionPage } from "../../domain/judging/distribution-page.server";
import { Button } from "../../ui/button";
import { Prose } from "../../ui/layout";
import { Note } from "../../ui/note";

/** Names who of the jury has not declared their interests yet, and asks them by letter. */
export function Undeclared({ people }: { people: DistributionPage["undeclared"] }) {
  if (people.length === 0) return null;
  return (
    <Note
      title={
        people.length === 1
          ? "One person has not declared yet"
          : `${people.length} people have not declared yet`
      }
    >
      <p>
        No delegation is given an entry it has a conflict with. Wait for these declarations: a conflict that
        is declared later takes a delegation off an entry it has begun to judge.
      </p>
      <Prose>
        <ul>
          {people.map((one) => (
            <li key={`${one.name} ${one.delegation}`}>
              {one.name} ({one.delegation}){one.waitsForSeat ? ": has not accepted the seat yet" : ""}
            </li>
          ))}
        </ul>
      </Prose>
      {people.some((one) => !one.waitsForSeat) ? (
        <Form method="post">
          <Button kind="second" name="intent" value="ask">
            Ask them by letter
          </Button>
        </Form>
      ) : null}
    </Note>
  );
}
