import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import {
  type PrintedCertificate,
  type Verification,
  verifyCode,
} from "../../domain/certificates/verification.server";
import { inGroups } from "../../domain/ids";
import { Refusal } from "../../domain/problems";
import { contextOf } from "../../http/request";
import { ButtonLink } from "../../ui/button";
import { Country } from "../../ui/country";
import { SummaryList } from "../../ui/lists";
import { Note } from "../../ui/note";
import { PageHead } from "../../ui/page-head";
import { Day } from "../../ui/time";
import { Bilingual } from "../../ui/title";

export const meta = () => [
  { title: "Verification - European Crime Prevention Award" },
  { name: "robots", content: "noindex" },
];

export const headers = () => ({ "X-Robots-Tag": "noindex", "Cache-Control": "no-store" });

type Answer = { verification: Verification } | { tooMany: string };

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await contextOf(args);
  const { installation, network } = args.context;
  const demonstration = installation.stage !== undefined;
  try {
    const verification = await verifyCode(ctx, args.params.code ?? "", network);
    return data({ demonstration, verification } satisfies Answer & { demonstration: boolean });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return data({ demonstration, tooMany: error.problems[0]?.sentence ?? "" }, { status: 429 });
  }
}

export default function VerifyCode() {
  const loaded = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title="Verification of a certificate" />
      {"tooMany" in loaded ? (
        <Note title="Too many requests">
          <p>{loaded.tooMany}</p>
        </Note>
      ) : (
        <AnswerOf verification={loaded.verification as Verification} demonstration={loaded.demonstration} />
      )}
      <p>
        <ButtonLink to="/verify" kind="second">
          Verify another code
        </ButtonLink>
      </p>
    </>
  );
}

function AnswerOf({ verification, demonstration }: { verification: Verification; demonstration: boolean }) {
  switch (verification.answer) {
    case "unknown":
      return (
        <Note kind="bad" title="No certificate with this code">
          <p>Compare the code with the print. If it is right, the certificate was not issued here.</p>
        </Note>
      );
    case "not-yet-public":
      return <Note title="Not yet public" />;
    case "replaced":
      return (
        <Note kind="bad" title="This certificate has been replaced">
          <p>A corrected certificate with another code stands in its place. This one is no longer valid.</p>
        </Note>
      );
    case "revoked":
      return (
        <Note kind="bad" title="This certificate has been revoked">
          <p>It is no longer valid.</p>
        </Note>
      );
    default:
      return (
        <>
          <Note kind="good" title="This certificate is valid">
            {demonstration ? <p>DEMONSTRATION: people, projects and awards are invented.</p> : null}
          </Note>
          <Printed certificate={verification.certificate} />
        </>
      );
  }
}

/** What is printed on the certificate, and nothing else. */
function Printed({ certificate }: { certificate: PrintedCertificate }) {
  const { project } = certificate;
  return (
    <SummaryList
      beside
      rows={[
        { term: "Award", detail: `European Crime Prevention Award ${certificate.year}` },
        { term: "For", detail: certificate.award },
        {
          term: "Recipient",
          detail: (
            <Bilingual
              text={certificate.recipient}
              own={certificate.recipientOwn ?? undefined}
              lang={certificate.recipientLanguage ?? undefined}
            />
          ),
        },
        ...(project
          ? [
              {
                term: "Project",
                detail: (
                  <Bilingual
                    text={project.title}
                    own={project.titleOwn ?? undefined}
                    lang={project.titleLanguage ?? undefined}
                  />
                ),
              },
              { term: "Entered by", detail: <Country code={project.country} /> },
            ]
          : []),
        ...(certificate.delegation ? [{ term: "Delegation", detail: certificate.delegation }] : []),
        { term: "Theme", detail: certificate.theme },
        {
          term: "Place and day",
          detail: (
            <>
              {certificate.city}, <Day day={certificate.date} />
            </>
          ),
        },
        { term: "Code", detail: inGroups(certificate.code) },
      ]}
    />
  );
}
