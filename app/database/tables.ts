import type {
  AdmissionTicksRow,
  DeadlineSettingsRow,
  HeartbeatsRow,
  KeptAsAdditionalRow,
  LateExceptionsRow,
  OutagesRow,
  RemindersRow,
} from "./rows/deadline-and-admission";
import type {
  DistributionSettingsRow,
  DistributionsRow,
  JudgingReminderSettingsRow,
  NudgesRow,
} from "./rows/distribution";
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
import type { FormCorrectionsRow } from "./rows/forms";
import type {
  AffiliationsRow,
  GlassOpeningsRow,
  InterestSettingsRow,
  LateRecusalsRow,
  PersonRecusalsRow,
  SuspicionDecisionsRow,
} from "./rows/interests";
import type {
  AssignmentsRow,
  DeclarationsRow,
  DelegationPeopleRow,
  DelegationsRow,
  RecusalsRow,
  ScoreSheetsRow,
  ScoresRow,
} from "./rows/jury";
import type { JuryObjectionsRow, JurySettingsRow, JuryTermsAcceptancesRow } from "./rows/jury-composition";
import type { HistoryRow, LettersRow, ProposalsRow } from "./rows/letters-and-history";
import type {
  MaterialFilesRow,
  MaterialsRow,
  MaterialVersionsRow,
  WritingPresenceRow,
} from "./rows/materials";
import type {
  CandidateRemarksRow,
  CandidatesRow,
  HelpRequestsRow,
  NationalAnswersRow,
  NationalBodiesRow,
  NationalCommitteeRow,
  NationalRoundsRow,
} from "./rows/national-round";
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
import type { PrivateNotesRow, RemarkRulesRow } from "./rows/workspace";

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
  form_corrections: FormCorrectionsRow;
  entries: EntriesRow;
  answers: AnswersRow;
  answer_versions: AnswerVersionsRow;
  complete_sections: CompleteSectionsRow;
  entry_people: EntryPeopleRow;
  writing_presence: WritingPresenceRow;
  material_files: MaterialFilesRow;
  materials: MaterialsRow;
  material_versions: MaterialVersionsRow;
  submissions: SubmissionsRow;
  admission_decisions: AdmissionDecisionsRow;
  admission_remarks: AdmissionRemarksRow;
  national_rounds: NationalRoundsRow;
  national_bodies: NationalBodiesRow;
  national_committee: NationalCommitteeRow;
  candidates: CandidatesRow;
  candidate_remarks: CandidateRemarksRow;
  national_answers: NationalAnswersRow;
  help_requests: HelpRequestsRow;
  delegations: DelegationsRow;
  delegation_people: DelegationPeopleRow;
  assignments: AssignmentsRow;
  declarations: DeclarationsRow;
  recusals: RecusalsRow;
  score_sheets: ScoreSheetsRow;
  scores: ScoresRow;
  jury_settings: JurySettingsRow;
  jury_terms_acceptances: JuryTermsAcceptancesRow;
  jury_objections: JuryObjectionsRow;
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
  reminders: RemindersRow;
  heartbeats: HeartbeatsRow;
  outages: OutagesRow;
  deadline_settings: DeadlineSettingsRow;
  late_exceptions: LateExceptionsRow;
  admission_ticks: AdmissionTicksRow;
  kept_as_additional: KeptAsAdditionalRow;
  interest_settings: InterestSettingsRow;
  person_recusals: PersonRecusalsRow;
  affiliations: AffiliationsRow;
  suspicion_decisions: SuspicionDecisionsRow;
  glass_openings: GlassOpeningsRow;
  late_recusals: LateRecusalsRow;
  distribution_settings: DistributionSettingsRow;
  distributions: DistributionsRow;
  judging_reminder_settings: JudgingReminderSettingsRow;
  nudges: NudgesRow;
  remark_rules: RemarkRulesRow;
  private_notes: PrivateNotesRow;
};
