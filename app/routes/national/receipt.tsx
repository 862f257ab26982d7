import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { countryName } from "../../domain/countries";
import { entryKindWords } from "../../domain/entries/entry";
import { receiptByNumber } from "../../domain/entries/receipts.server";
import { pageTitle } from "../../http/page-title";
import { signedIn } from "../../http/request";
import { found } from "../../http/responses";
import { ButtonLink } from "../../ui/button";
import { Row } from "../../ui/layout";
import { Details, SummaryList } from "../../ui/lists";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { Deadline, Instant } from "../../ui/time";
import { Title } from "../../ui/title";

export const meta = pageTitle("Receipt");

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await signedIn(args);
  const { id = "", number = "" } = args.params;
  return found(async () => {
    const { receipt, view, content, overtaken } = await receiptByNumber(ctx, id, Number(number));
    return {
      id,
      receipt,
      overtaken,
      edition: content.edition.name,
      title: { text: view.title, own: view.titleOwn, lang: view.titleLanguage },
      country: view.country,
      kind: view.kind,
    };
  });
}

function inGroupsOfEight(digest: string): string {
  return (digest.match(/.{1,8}/g) ?? []).join(" ");
}

export default function ReceiptPage() {
  const { id, receipt, overtaken, edition, title, country, kind } = useLoaderData<typeof loader>();
  const here = `/national/entries/${id}/receipts/${receipt.number}`;
  return (
    <>
      <PageHead
        where={<a href={`/national/entries/${id}`}>{title.text}</a>}
        title={`Receipt ${receipt.number}`}
        lead="Keep it: it proves what was submitted, by whom and when."
      />
      {overtaken ? (
        <Note>
          <p>{overtaken}</p>
        </Note>
      ) : null}
      <SummaryList
        beside
        rows={[
          {
            term: "Project",
            detail: (
              <Title text={title.text} {...(title.own ? { own: title.own, lang: title.lang ?? "" } : {})} />
            ),
          },
          {
            term: "State and kind",
            detail: `${countryName(country)}, ${entryKindWords[kind].toLowerCase()}`,
          },
          { term: "Edition", detail: edition },
          {
            term: "Submitted",
            detail: (
              <>
                <Instant at={receipt.at} />
                <br />
                exactly <span className="numeric">{receipt.at}</span>
              </>
            ),
          },
          ...(receipt.lateUntil
            ? [
                {
                  term: "Late by exception",
                  detail: (
                    <>
                      Submitted after the deadline, by an exception that secretariat and presidency gave
                      together until <Deadline at={receipt.lateUntil} />
                    </>
                  ),
                },
              ]
            : []),
          { term: "By", detail: receipt.by },
          { term: "Digest of the content (SHA-256)", detail: <code>{inGroupsOfEight(receipt.digest)}</code> },
          {
            term: "Head of the history (SHA-256)",
            detail: <code>{inGroupsOfEight(receipt.historyHead)}</code>,
          },
        ]}
      />
      <Row>
        <ButtonLink to={`${here}.pdf`}>Download the receipt as a PDF</ButtonLink>
        <ButtonLink kind="second" to={`${here}.json`}>
          Download what was submitted
        </ButtonLink>
      </Row>
      <Details summary="How to verify the digest">
        <p>
          "What was submitted" is a file with the title, the kind and every answer. Compute the SHA-256 of
          that file with any program that knows it, for instance <code>sha256sum</code> or{" "}
          <code>certutil -hashfile</code>, and compare all 64 characters with the digest above. If a single
          letter was changed, they differ.
        </p>
        <p>
          The head of the history is the last line of the platform's record when you submitted. Each line
          holds the digest of the one before, so nothing before it can be altered unnoticed.
        </p>
      </Details>
    </>
  );
}
