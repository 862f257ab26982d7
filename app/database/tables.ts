import type { CriteriaRow, EditionsRow, FormsRow } from "./rows/editions";
import type {
  AdmissionDecisionsRow,
  AdmissionRemarksRow,
  AnswersRow,
  AnswerVersionsRow,
  CompleteSectionsRow,
  EntriesRow,
  EntryPeopleRow,
  SubmissionsRow,
} from "./rows/entries";
import type {
  AssignmentsRow,
  DeclarationsRow,
  DelegationPeopleRow,
  DelegationsRow,
  RecusalsRow,
  ScoreSheetsRow,
  ScoresRow,
} from "./rows/jury";
import type { HistoryRow, LettersRow, ProposalsRow } from "./rows/letters-and-history";
import type {
  AppointmentsRow,
  InstallationRow,
  PeopleRow,
  RateCountsRow,
  SessionsRow,
  SignInKeysRow,
  SignInRequestsRow,
} from "./rows/people";
import type {
  CertificatesRow,
  ProgrammeSessionsRow,
  ProgrammeVersionsRow,
  RoomsRow,
  SlotOrdersRow,
  SlotsRow,
} from "./rows/programme";
import type { InsidersRow, MeetingsRow, PlacesRow, ResultsRow, TieVotesRow } from "./rows/results";

/** The tables as they are stored: snake_case columns, text ids, ISO text instants, JSON as text, 0 and 1. */
export type Tables = {
  installation: InstallationRow;
  people: PeopleRow;
  appointments: AppointmentsRow;
  sign_in_requests: SignInRequestsRow;
  sign_in_keys: SignInKeysRow;
  sessions: SessionsRow;
  rate_counts: RateCountsRow;
  letters: LettersRow;
  history: HistoryRow;
  proposals: ProposalsRow;
  editions: EditionsRow;
  criteria: CriteriaRow;
  forms: FormsRow;
  entries: EntriesRow;
  answers: AnswersRow;
  answer_versions: AnswerVersionsRow;
  complete_sections: CompleteSectionsRow;
  entry_people: EntryPeopleRow;
  submissions: SubmissionsRow;
  admission_decisions: AdmissionDecisionsRow;
  admission_remarks: AdmissionRemarksRow;
  delegations: DelegationsRow;
  delegation_people: DelegationPeopleRow;
  assignments: AssignmentsRow;
  declarations: DeclarationsRow;
  recusals: RecusalsRow;
  score_sheets: ScoreSheetsRow;
  scores: ScoresRow;
  tie_votes: TieVotesRow;
  meetings: MeetingsRow;
  results: ResultsRow;
  places: PlacesRow;
  insiders: InsidersRow;
  rooms: RoomsRow;
  programme_sessions: ProgrammeSessionsRow;
  slots: SlotsRow;
  slot_orders: SlotOrdersRow;
  programme_versions: ProgrammeVersionsRow;
  certificates: CertificatesRow;
};
