import { Form } from "@remix-run/react";
import { seatWords } from "../../domain/jury/jury";
import type { MeetingInput } from "../../domain/results/meeting";
import type { MeetingPage } from "../../domain/results/meeting-page.server";
import { type Typed, textOf, textsOf } from "../../http/forms";
import type { Refused } from "../../http/responses";
import { Button } from "../../ui/button";
import { Checkbox } from "../../ui/choices";
import { problemOf } from "../../ui/error-summary";
import { EmptyState } from "../../ui/lists";
import { Note } from "../../ui/note";
import { DataTable } from "../../ui/table";
import { TextField } from "../../ui/text-field";
import { Instant } from "../../ui/time";

/** Reads the attendance from the fields of its form; a box that is not ticked is an absence. */
export function attendanceTyped(typed: Typed): MeetingInput {
  return {
    version: Number(textOf(typed, "version")),
    place: textOf(typed, "place"),
    attendance: textsOf(typed, "delegation").map((delegationId) => ({
      delegationId,
      present: textOf(typed, `present-${delegationId}`) === "yes",
      reason: textOf(typed, `reason-${delegationId}`),
    })),
  };
}

type Shown = { page: MeetingPage; refused: Refused | undefined };

/** Who is in the meeting: a form for chair and vice-chair, a table for the others. */
export function Attendance({ page, refused }: Shown) {
  return (
    <section aria-labelledby="attendance" className="stack">
      <h2 id="attendance">Attendance</h2>
      {page.quorum ? (
        <Note kind={page.quorum.met ? "plain" : "note"} title={page.quorum.met ? "Quorum" : "No quorum"}>
          <p>{page.quorum.words}</p>
        </Note>
      ) : null}
      {page.recorded ? (
        <p>
          {page.recorded.place}. Opened <Instant at={page.recorded.at} />.
        </p>
      ) : null}
      {page.mayRecord ? <AttendanceForm page={page} refused={refused} /> : <AttendanceTable page={page} />}
    </section>
  );
}

function AttendanceTable({ page }: { page: MeetingPage }) {
  if (!page.recorded) {
    return (
      <EmptyState title="The meeting has not been opened yet">
        <p>The chair records who is here when the jury meets.</p>
      </EmptyState>
    );
  }
  return (
    <DataTable
      caption="Attendance by delegation"
      captionHidden
      columns={[{ label: "Delegation" }, { label: "People" }, { label: "Present" }]}
      rows={page.delegations.map((delegation) => ({
        key: delegation.id,
        cells: [
          nameWithSeat(delegation),
          delegation.people.join(", "),
          delegation.present ? "Present" : `Absent: ${delegation.reason}`,
        ],
      }))}
    />
  );
}

function AttendanceForm({ page, refused }: Shown) {
  const typed = textOf(refused?.typed, "intent") === "attendance" ? refused?.typed : undefined;
  const problems = typed ? refused?.problems : undefined;
  const stale = problems?.some((problem) => problem.code === "meeting-changed") ?? false;
  return (
    <Form method="post">
      <input
        type="hidden"
        name="version"
        value={stale || !typed ? String(page.recorded?.version ?? 0) : textOf(typed, "version")}
      />
      <TextField
        name="place"
        label="Where the jury meets"
        width={30}
        value={typed ? textOf(typed, "place") : (page.recorded?.place ?? page.edition.city)}
        problem={problemOf(problems, "place")}
      />
      <DataTable
        caption="Attendance by delegation"
        captionHidden
        columns={[{ label: "Delegation" }, { label: "In the meeting" }, { label: "If absent: why" }]}
        rows={page.delegations.map((delegation) => {
          const [present, reason] = [`present-${delegation.id}`, `reason-${delegation.id}`];
          return {
            key: delegation.id,
            cells: [
              <>
                {nameWithSeat(delegation)}
                <br />
                <span className="quiet small">{delegation.people.join(", ")}</span>
                <input type="hidden" name="delegation" value={delegation.id} />
              </>,
              <Checkbox
                key="present"
                name={present}
                label={
                  <>
                    Present<span className="hidden-words">: {delegation.name}</span>
                  </>
                }
                checked={typed ? textOf(typed, present) === "yes" : delegation.present}
                problem={problemOf(problems, present)}
              />,
              <TextField
                key="reason"
                name={reason}
                label={<span className="hidden-words">Why {delegation.name} is absent</span>}
                width={20}
                value={typed ? textOf(typed, reason) : delegation.reason}
                problem={problemOf(problems, reason)}
              />,
            ],
          };
        })}
      />
      <Button kind="second" name="intent" value="attendance">
        Record the attendance
      </Button>
    </Form>
  );
}

function nameWithSeat(delegation: { name: string; seat: string }): string {
  if (delegation.seat === "member") return delegation.name;
  return `${delegation.name} (${seatWords[delegation.seat as keyof typeof seatWords].toLowerCase()})`;
}
