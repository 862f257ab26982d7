import * as people from "./0001-people";
import * as lettersAndHistory from "./0002-letters-and-history";
import * as editions from "./0003-editions";
import * as entries from "./0004-entries";
import * as jury from "./0005-jury";
import * as results from "./0006-results";
import * as programmeAndCertificates from "./0007-programme-and-certificates";
import * as forms from "./0008-forms";
import * as deadlineAndAdmission from "./0009-deadline-and-admission";
import * as nationalRound from "./0010-national-round";
import * as materials from "./0011-materials";
import * as juryComposition from "./0012-jury-composition";
import * as interests from "./0013-interests";
import * as distributionAndReminders from "./0014-distribution-and-reminders";
import * as workspace from "./0015-workspace";
import * as call from "./0018-call";
import * as fairness from "./0020-fairness";
import type { Database, Engine } from "./engine";

/** The history of the schema, oldest first; the order is the content. */
export const migrations: readonly { name: string; up(db: Database, engine: Engine): Promise<void> }[] = [
  { name: "0001-people", up: people.up },
  { name: "0002-letters-and-history", up: lettersAndHistory.up },
  { name: "0003-editions", up: editions.up },
  { name: "0004-entries", up: entries.up },
  { name: "0005-jury", up: jury.up },
  { name: "0006-results", up: results.up },
  { name: "0007-programme-and-certificates", up: programmeAndCertificates.up },
  { name: "0008-forms", up: forms.up },
  { name: "0009-deadline-and-admission", up: deadlineAndAdmission.up },
  { name: "0010-national-round", up: nationalRound.up },
  { name: "0011-materials", up: materials.up },
  { name: "0012-jury-composition", up: juryComposition.up },
  { name: "0013-interests", up: interests.up },
  { name: "0014-distribution-and-reminders", up: distributionAndReminders.up },
  { name: "0015-workspace", up: workspace.up },
  { name: "0018-call", up: call.up },
  { name: "0020-fairness", up: fairness.up },
];
