import { Country } from "../../ui/country";
import { Prose } from "../../ui/layout";
import { SummaryList } from "../../ui/lists";
import { Day, Deadline, Instant } from "../../ui/time";

export type EditionFactsListProps = {
  values: Readonly<Record<string, string>>;
  deadlineAt: string;
  galaAt: string;
};

/** Shows what the presidency has set of an edition, to read. */
export function EditionFactsList({ values, deadlineAt, galaAt }: EditionFactsListProps) {
  const day = (field: string) => <Day day={values[field] ?? ""} />;
  const conditions = (values.themeConditions ?? "").split("\n").filter(Boolean);
  return (
    <SummaryList
      beside
      rows={[
        { term: "Theme", detail: values.theme },
        { term: "In one sentence", detail: values.themeLead },
        {
          term: "Conditions",
          detail:
            conditions.length === 0 ? (
              "None"
            ) : (
              <Prose>
                <ul>
                  {conditions.map((condition) => (
                    <li key={condition}>{condition}</li>
                  ))}
                </ul>
              </Prose>
            ),
        },
        { term: "Call opens", detail: day("callOpensOn") },
        { term: "Deadline", detail: <Deadline at={deadlineAt} zone={values.timeZone} /> },
        { term: "Admission until", detail: day("admissionUntil") },
        { term: "Judging until", detail: day("judgingUntil") },
        { term: "Jury meeting", detail: day("juryMeetingOn") },
        {
          term: "Conference",
          detail: (
            <>
              {values.city}, <Country code={values.hostCountry ?? ""} />, {day("conferenceFrom")} to{" "}
              {day("conferenceUntil")}
            </>
          ),
        },
        { term: "Gala", detail: <Instant at={galaAt} zone={values.timeZone} /> },
        { term: "Additional entries", detail: `At most ${values.additionalLimit} a state` },
        {
          term: "Feedback",
          detail:
            values.feedbackOn === "yes" ? "Released to the states after the gala, in words" : "Not given",
        },
      ]}
    />
  );
}
