import { ButtonLink } from "./button";
import { PageHead } from "./page-head";

const pages: Record<number, { title: string; words: string }> = {
  400: { title: "This cannot be read", words: "Go back, reload the page and send the form again." },
  403: {
    title: "This is not open to you",
    words: "If you think it should be, write to the secretariat; they can see who has which role.",
  },
  404: {
    title: "There is no such page",
    words:
      "The address may be mistyped, or what stood here is not for you to see. Start again from your desk or the home page.",
  },
  405: { title: "This cannot be sent here", words: "Go back, reload the page and send the form again." },
  503: {
    title: "The platform cannot save at the moment",
    words:
      "Nothing was changed. Go back, keep the page open so that what you typed stays, and try again in a minute.",
  },
};

const unexpected = {
  title: "Something went wrong on our side",
  words: "Nothing was half saved. Try again; if it happens again, tell the secretariat the incident number.",
};

/** Says what went wrong in words, what to do, and for a fault of ours its number. */
export function ErrorPage(props: {
  status: number;
  sentence?: string | undefined;
  incident?: string | undefined;
}) {
  const { status, sentence, incident } = props;
  const { title, words } = pages[status] ?? unexpected;
  return (
    <>
      <title>{`${title} - European Crime Prevention Award`}</title>
      <PageHead title={title} lead={sentence ?? words} />
      {status >= 500 && incident ? (
        <p>
          Incident number: <strong>{incident}</strong>
        </p>
      ) : null}
      <p>
        <ButtonLink to="/desk" kind="second">
          Go to your desk
        </ButtonLink>
      </p>
    </>
  );
}
