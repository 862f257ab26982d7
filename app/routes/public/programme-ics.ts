import type { LoaderFunctionArgs } from "@remix-run/node";
import { programmeCalendar } from "../../domain/programme/calendar.server";
import { programmeFile } from "./programme-file";

/** The published programme for calendars. */
export const loader = (args: LoaderFunctionArgs) =>
  programmeFile(args, { type: "text/calendar; charset=utf-8", extension: "ics" }, programmeCalendar);
