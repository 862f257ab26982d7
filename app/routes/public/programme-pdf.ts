import type { LoaderFunctionArgs } from "@remix-run/node";
import { programmePrint } from "../../domain/programme/print.server";
import { programmeFile } from "./programme-file";

/** The published programme, to be printed. */
export const loader = (args: LoaderFunctionArgs) =>
  programmeFile(args, { type: "application/pdf", extension: "pdf" }, (programme, { demonstration }) =>
    programmePrint(programme, demonstration),
  );
