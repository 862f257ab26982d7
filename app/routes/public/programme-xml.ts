import type { LoaderFunctionArgs } from "@remix-run/node";
import { scheduleOf, scheduleXml } from "../../domain/programme/schedule.server";
import { programmeFile } from "./programme-file";

/** The same as XML, which older conference apps read. */
export const loader = (args: LoaderFunctionArgs) =>
  programmeFile(
    args,
    { type: "application/xml; charset=utf-8", extension: "xml" },
    (programme, circumstances) => scheduleXml(scheduleOf(programme, circumstances)),
  );
