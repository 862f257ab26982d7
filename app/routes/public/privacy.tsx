import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageTitle } from "../../http/page-title";
import { Prose } from "../../ui/layout";
import { PageHead } from "../../ui/page-head";
import { DataTable } from "../../ui/table";

export const meta = pageTitle("Privacy");

export function loader({ context }: LoaderFunctionArgs) {
  const { controller, contactEmail } = context.installation.settings;
  return { controller, contactEmail };
}

const kept = [
  [
    "People with a role",
    "Name, e-mail address, role, sign-ins",
    "12 months after the last role, edition or sign-in; then only the name stays, of those who signed off, decided or judged",
  ],
  [
    "People of a state's bodies, its committee, and who writes an entry",
    "Name, e-mail address, sign-ins",
    "12 months after their last edition or sign-in",
  ],
  [
    "Entries",
    "Names and contacts of those responsible, what they wrote",
    "In the archive; contacts are never public unless ticked",
  ],
  [
    "Drafts that were not submitted, candidates that were not chosen",
    "What was typed and who typed it, remarks and reasons, letters about it",
    "12 months after the announcement; title and organisation stay",
  ],
  [
    "Who sits in the jury",
    "Name, answer to the invitation, acceptance of the terms; nationality only to find recusals, for those who compose the jury",
    "With the edition's record; a name is public after the announcement, while the person agrees",
  ],
  [
    "The jury's work",
    "Declarations, scores, remarks",
    "With the edition's record, for jury, secretariat and a review only",
  ],
  [
    "Letters",
    "To whom, what about, when sent; never a link or code",
    "With the edition's record, until the person they went to is forgotten",
  ],
  [
    "Record of changes",
    "Who did what and when, without names or texts",
    "Permanently; it cannot be altered unnoticed",
  ],
  [
    "Log of the server",
    "Time, kind of page, outcome; no address, name or token",
    "As the operator of the server sets",
  ],
];

export default function Privacy() {
  const { controller, contactEmail } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title="Privacy" lead="What we know about people, why, and for how long." />
      <Prose>
        <h2>Who answers for it</h2>
        <p>
          The controller is {controller}. Write to <a href={`mailto:${contactEmail}`}>{contactEmail}</a>.
        </p>
        <h2>Why, and by which law</h2>
        <p>
          The annual award and conference are tasks of the European Crime Prevention Network under Council
          Decision 2009/902/JHA. Personal data are used for these tasks only: to run the call, the admission,
          the jury’s work, the conference, the certificates and the archive. The law is Regulation (EU)
          2018/1725 or, where a Member State’s authority is responsible, Regulation (EU) 2016/679.
        </p>
        <h2>What is kept, and how long</h2>
      </Prose>
      <DataTable
        caption="Personal data and how long they are kept"
        captionHidden
        columns={[{ label: "About" }, { label: "What" }, { label: "How long" }]}
        rows={kept.map((cells) => ({ key: cells[0]!, cells }))}
      />
      <Prose>
        <h2>Who sees it</h2>
        <p>
          Nobody outside the award. Until it is submitted, an entry is seen by its own people and its state.
          Scores are seen by nobody outside the delegation that gives them until judging is closed for all.
          There is no tracking, no advertising and no third party; the only cookies keep you signed in and
          carry a notice from one page to the next.
        </p>
        <h2>Your rights</h2>
        <p>
          You may ask to see, correct or erase what is kept about you, or to restrict its use, and you may
          complain to the European Data Protection Supervisor or your national authority.
        </p>
      </Prose>
    </>
  );
}
