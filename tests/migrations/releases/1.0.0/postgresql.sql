CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
)
--
CREATE TABLE bank (
	id SERIAL NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_bank PRIMARY KEY (id), 
	CONSTRAINT uq_bank_name UNIQUE (name)
)
--
CREATE TABLE cohort (
	id SERIAL NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	is_sample BOOLEAN NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_cohort PRIMARY KEY (id), 
	CONSTRAINT uq_cohort_name UNIQUE (name)
)
--
CREATE TABLE memory_parameters (
	id SERIAL NOT NULL, 
	algorithm VARCHAR(20) NOT NULL, 
	weights JSON NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_memory_parameters PRIMARY KEY (id)
)
--
CREATE TABLE person (
	id SERIAL NOT NULL, 
	login VARCHAR(40) NOT NULL, 
	name VARCHAR(40) NOT NULL, 
	unit VARCHAR(80) NOT NULL, 
	post VARCHAR(40) NOT NULL, 
	password_hash VARCHAR(200) NOT NULL, 
	must_change_password BOOLEAN NOT NULL, 
	failed_attempts INTEGER NOT NULL, 
	locked_until TIMESTAMP WITH TIME ZONE, 
	stopped_at TIMESTAMP WITH TIME ZONE, 
	is_sample BOOLEAN NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_person PRIMARY KEY (id), 
	CONSTRAINT uq_person_login UNIQUE (login)
)
--
CREATE TABLE bank_member (
	bank_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	membership VARCHAR(20) NOT NULL, 
	CONSTRAINT pk_bank_member PRIMARY KEY (bank_id, person_id), 
	CONSTRAINT fk_bank_member_bank_id FOREIGN KEY(bank_id) REFERENCES bank (id), 
	CONSTRAINT fk_bank_member_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT ck_bank_member_membership CHECK (membership IN ('owner', 'editor', 'reader'))
)
--
CREATE INDEX ix_bank_member_person_id ON bank_member (person_id)
--
CREATE TABLE cohort_member (
	cohort_id INTEGER NOT NULL, 
	trainee_id INTEGER NOT NULL, 
	CONSTRAINT pk_cohort_member PRIMARY KEY (cohort_id, trainee_id), 
	CONSTRAINT fk_cohort_member_cohort_id FOREIGN KEY(cohort_id) REFERENCES cohort (id), 
	CONSTRAINT fk_cohort_member_trainee_id FOREIGN KEY(trainee_id) REFERENCES person (id)
)
--
CREATE INDEX ix_cohort_member_trainee_id ON cohort_member (trainee_id)
--
CREATE TABLE course (
	id SERIAL NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	exam_on DATE, 
	target DOUBLE PRECISION NOT NULL, 
	new_a_day INTEGER NOT NULL, 
	opened_at TIMESTAMP WITH TIME ZONE, 
	closed_at TIMESTAMP WITH TIME ZONE, 
	is_sample BOOLEAN NOT NULL, 
	created_by INTEGER, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_course PRIMARY KEY (id), 
	CONSTRAINT ck_course_pace_is_a_number CHECK (new_a_day >= 0), 
	CONSTRAINT ck_course_target_is_a_share CHECK (target > 0 AND target < 1), 
	CONSTRAINT fk_course_created_by FOREIGN KEY(created_by) REFERENCES person (id), 
	CONSTRAINT uq_course_name UNIQUE (name)
)
--
CREATE TABLE log_in (
	token_hash VARCHAR(64) NOT NULL, 
	person_id INTEGER NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	ended_at TIMESTAMP WITH TIME ZONE, 
	CONSTRAINT pk_log_in PRIMARY KEY (token_hash), 
	CONSTRAINT fk_log_in_person_id FOREIGN KEY(person_id) REFERENCES person (id)
)
--
CREATE INDEX ix_log_in_person_id ON log_in (person_id)
--
CREATE TABLE person_role (
	person_id INTEGER NOT NULL, 
	role VARCHAR(20) NOT NULL, 
	CONSTRAINT pk_person_role PRIMARY KEY (person_id, role), 
	CONSTRAINT fk_person_role_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT ck_person_role_role CHECK (role IN ('trainee', 'instructor', 'administrator', 'auditor'))
)
--
CREATE TABLE requirement (
	id SERIAL NOT NULL, 
	bank_id INTEGER NOT NULL, 
	fingerprint VARCHAR(16) NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	content JSON NOT NULL, 
	CONSTRAINT pk_requirement PRIMARY KEY (id), 
	CONSTRAINT fk_requirement_bank_id FOREIGN KEY(bank_id) REFERENCES bank (id), 
	CONSTRAINT uq_requirement_bank_id_fingerprint UNIQUE (bank_id, fingerprint)
)
--
CREATE TABLE speech (
	id SERIAL NOT NULL, 
	bank_id INTEGER NOT NULL, 
	title VARCHAR(200) NOT NULL, 
	speaker VARCHAR(80) NOT NULL, 
	post VARCHAR(80) NOT NULL, 
	given_on DATE, 
	occasion VARCHAR(200) NOT NULL, 
	origin VARCHAR(200) NOT NULL, 
	publicity VARCHAR(20) NOT NULL, 
	is_current BOOLEAN NOT NULL, 
	is_sample BOOLEAN NOT NULL, 
	created_by INTEGER, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_speech PRIMARY KEY (id), 
	CONSTRAINT fk_speech_bank_id FOREIGN KEY(bank_id) REFERENCES bank (id), 
	CONSTRAINT fk_speech_created_by FOREIGN KEY(created_by) REFERENCES person (id), 
	CONSTRAINT ck_speech_publicity CHECK (publicity IN ('public', 'internal'))
)
--
CREATE INDEX ix_speech_bank_id ON speech (bank_id)
--
CREATE TABLE course_cohort (
	course_id INTEGER NOT NULL, 
	cohort_id INTEGER NOT NULL, 
	CONSTRAINT pk_course_cohort PRIMARY KEY (course_id, cohort_id), 
	CONSTRAINT fk_course_cohort_cohort_id FOREIGN KEY(cohort_id) REFERENCES cohort (id), 
	CONSTRAINT fk_course_cohort_course_id FOREIGN KEY(course_id) REFERENCES course (id)
)
--
CREATE INDEX ix_course_cohort_cohort_id ON course_cohort (cohort_id)
--
CREATE TABLE course_instructor (
	course_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	CONSTRAINT pk_course_instructor PRIMARY KEY (course_id, person_id), 
	CONSTRAINT fk_course_instructor_course_id FOREIGN KEY(course_id) REFERENCES course (id), 
	CONSTRAINT fk_course_instructor_person_id FOREIGN KEY(person_id) REFERENCES person (id)
)
--
CREATE INDEX ix_course_instructor_person_id ON course_instructor (person_id)
--
CREATE TABLE course_speech (
	course_id INTEGER NOT NULL, 
	speech_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_course_speech PRIMARY KEY (course_id, speech_id), 
	CONSTRAINT fk_course_speech_course_id FOREIGN KEY(course_id) REFERENCES course (id), 
	CONSTRAINT fk_course_speech_speech_id FOREIGN KEY(speech_id) REFERENCES speech (id)
)
--
CREATE INDEX ix_course_speech_speech_id ON course_speech (speech_id)
--
CREATE TABLE enrolment (
	course_id INTEGER NOT NULL, 
	trainee_id INTEGER NOT NULL, 
	enrolled_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	left_at TIMESTAMP WITH TIME ZONE, 
	CONSTRAINT pk_enrolment PRIMARY KEY (course_id, trainee_id), 
	CONSTRAINT fk_enrolment_course_id FOREIGN KEY(course_id) REFERENCES course (id), 
	CONSTRAINT fk_enrolment_trainee_id FOREIGN KEY(trainee_id) REFERENCES person (id)
)
--
CREATE INDEX ix_enrolment_trainee_id ON enrolment (trainee_id)
--
CREATE TABLE paper (
	id SERIAL NOT NULL, 
	course_id INTEGER NOT NULL, 
	title VARCHAR(200) NOT NULL, 
	blueprint JSON NOT NULL, 
	seed INTEGER NOT NULL, 
	created_by INTEGER, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_paper PRIMARY KEY (id), 
	CONSTRAINT fk_paper_course_id FOREIGN KEY(course_id) REFERENCES course (id), 
	CONSTRAINT fk_paper_created_by FOREIGN KEY(created_by) REFERENCES person (id)
)
--
CREATE INDEX ix_paper_course_id ON paper (course_id)
--
INSERT INTO alembic_version (version_num) VALUES ('0001') RETURNING alembic_version.version_num
--
CREATE TABLE question (
	id SERIAL NOT NULL, 
	bank_id INTEGER NOT NULL, 
	fingerprint VARCHAR(16) NOT NULL, 
	requirement_id INTEGER, 
	kind VARCHAR(20) NOT NULL, 
	status VARCHAR(20) NOT NULL, 
	live INTEGER NOT NULL, 
	ready BOOLEAN NOT NULL, 
	chosen BOOLEAN NOT NULL, 
	score DOUBLE PRECISION NOT NULL, 
	notes JSON NOT NULL, 
	source_changed BOOLEAN NOT NULL, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_question PRIMARY KEY (id), 
	CONSTRAINT fk_question_bank_id FOREIGN KEY(bank_id) REFERENCES bank (id), 
	CONSTRAINT fk_question_requirement_id FOREIGN KEY(requirement_id) REFERENCES requirement (id), 
	CONSTRAINT uq_question_bank_id_fingerprint UNIQUE (bank_id, fingerprint), 
	CONSTRAINT ck_question_status CHECK (status IN ('draft', 'approved', 'rejected', 'retired'))
)
--
CREATE INDEX ix_question_bank_id_status_id ON question (bank_id, status, id)
--
CREATE INDEX ix_question_requirement_id ON question (requirement_id)
--
CREATE TABLE reading (
	id SERIAL NOT NULL, 
	bank_id INTEGER NOT NULL, 
	speech_id INTEGER NOT NULL, 
	text_hash VARCHAR(64) NOT NULL, 
	raw TEXT NOT NULL, 
	text TEXT NOT NULL, 
	removed JSON NOT NULL, 
	repairs JSON NOT NULL, 
	warnings JSON NOT NULL, 
	outline JSON NOT NULL, 
	cut BOOLEAN NOT NULL, 
	read_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_reading PRIMARY KEY (id), 
	CONSTRAINT fk_reading_bank_id FOREIGN KEY(bank_id) REFERENCES bank (id), 
	CONSTRAINT fk_reading_speech_id FOREIGN KEY(speech_id) REFERENCES speech (id), 
	CONSTRAINT uq_reading_bank_id_text_hash UNIQUE (bank_id, text_hash)
)
--
CREATE INDEX ix_reading_speech_id ON reading (speech_id)
--
CREATE TABLE card (
	trainee_id INTEGER NOT NULL, 
	question_id INTEGER NOT NULL, 
	course_id INTEGER, 
	phase VARCHAR(20) NOT NULL, 
	step INTEGER NOT NULL, 
	stability DOUBLE PRECISION, 
	difficulty DOUBLE PRECISION, 
	due_at TIMESTAMP WITH TIME ZONE, 
	last_at TIMESTAMP WITH TIME ZONE, 
	last_day INTEGER, 
	introduced_day INTEGER, 
	buried_day INTEGER, 
	suspended_at TIMESTAMP WITH TIME ZONE, 
	reps INTEGER NOT NULL, 
	lapses INTEGER NOT NULL, 
	parameters_id INTEGER, 
	lock INTEGER NOT NULL, 
	CONSTRAINT pk_card PRIMARY KEY (trainee_id, question_id), 
	CONSTRAINT ck_card_counts_run_forward CHECK (reps >= 0 AND lapses >= 0), 
	CONSTRAINT fk_card_course_id FOREIGN KEY(course_id) REFERENCES course (id), 
	CONSTRAINT fk_card_parameters_id FOREIGN KEY(parameters_id) REFERENCES memory_parameters (id), 
	CONSTRAINT fk_card_question_id FOREIGN KEY(question_id) REFERENCES question (id), 
	CONSTRAINT fk_card_trainee_id FOREIGN KEY(trainee_id) REFERENCES person (id), 
	CONSTRAINT ck_card_phase CHECK (phase IN ('new', 'learning', 'review', 'relearning'))
)
--
CREATE INDEX ix_card_question_id ON card (question_id)
--
CREATE INDEX ix_card_trainee_id_course_id_phase_due_at_question_id ON card (trainee_id, course_id, phase, due_at, question_id)
--
CREATE INDEX ix_card_trainee_id_last_day ON card (trainee_id, last_day)
--
CREATE TABLE decision (
	id SERIAL NOT NULL, 
	question_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	action VARCHAR(20) NOT NULL, 
	before VARCHAR(20) NOT NULL, 
	after VARCHAR(20) NOT NULL, 
	version_before INTEGER NOT NULL, 
	version_after INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	decided_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_decision PRIMARY KEY (id), 
	CONSTRAINT fk_decision_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_decision_question_id FOREIGN KEY(question_id) REFERENCES question (id), 
	CONSTRAINT ck_decision_action CHECK (action IN ('accept', 'edit', 'reject', 'retire', 'undo')), 
	CONSTRAINT ck_decision_before CHECK (before IN ('draft', 'approved', 'rejected', 'retired')), 
	CONSTRAINT ck_decision_after CHECK (after IN ('draft', 'approved', 'rejected', 'retired'))
)
--
CREATE INDEX ix_decision_person_id ON decision (person_id)
--
CREATE INDEX ix_decision_question_id_id ON decision (question_id, id)
--
CREATE TABLE issue (
	id SERIAL NOT NULL, 
	paper_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	booklet VARCHAR(8) NOT NULL, 
	printed JSON NOT NULL, 
	version_ids JSON NOT NULL, 
	seed INTEGER NOT NULL, 
	issued_by INTEGER, 
	issued_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_issue PRIMARY KEY (id), 
	CONSTRAINT fk_issue_issued_by FOREIGN KEY(issued_by) REFERENCES person (id), 
	CONSTRAINT fk_issue_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id), 
	CONSTRAINT uq_issue_paper_id_number UNIQUE (paper_id, number)
)
--
CREATE TABLE reading_file (
	bank_id INTEGER NOT NULL, 
	file_hash VARCHAR(64) NOT NULL, 
	reading_id INTEGER NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_reading_file PRIMARY KEY (bank_id, file_hash), 
	CONSTRAINT fk_reading_file_bank_id FOREIGN KEY(bank_id) REFERENCES bank (id), 
	CONSTRAINT fk_reading_file_reading_id FOREIGN KEY(reading_id) REFERENCES reading (id)
)
--
CREATE INDEX ix_reading_file_reading_id ON reading_file (reading_id)
--
CREATE TABLE requirement_source (
	requirement_id INTEGER NOT NULL, 
	reading_id INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	CONSTRAINT pk_requirement_source PRIMARY KEY (requirement_id, reading_id, start), 
	CONSTRAINT fk_requirement_source_reading_id FOREIGN KEY(reading_id) REFERENCES reading (id), 
	CONSTRAINT fk_requirement_source_requirement_id FOREIGN KEY(requirement_id) REFERENCES requirement (id)
)
--
CREATE INDEX ix_requirement_source_reading_id ON requirement_source (reading_id)
--
CREATE TABLE source (
	question_id INTEGER NOT NULL, 
	reading_id INTEGER NOT NULL, 
	occurrence INTEGER NOT NULL, 
	part INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	CONSTRAINT pk_source PRIMARY KEY (question_id, reading_id, occurrence, part), 
	CONSTRAINT ck_source_not_empty CHECK ("start" < "end"), 
	CONSTRAINT fk_source_question_id FOREIGN KEY(question_id) REFERENCES question (id), 
	CONSTRAINT fk_source_reading_id FOREIGN KEY(reading_id) REFERENCES reading (id)
)
--
CREATE INDEX ix_source_reading_id ON source (reading_id)
--
CREATE TABLE version (
	id SERIAL NOT NULL, 
	question_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	content JSON NOT NULL, 
	author_id INTEGER, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_version PRIMARY KEY (id), 
	CONSTRAINT fk_version_author_id FOREIGN KEY(author_id) REFERENCES person (id), 
	CONSTRAINT fk_version_question_id FOREIGN KEY(question_id) REFERENCES question (id), 
	CONSTRAINT uq_version_question_id_number UNIQUE (question_id, number)
)
--
CREATE TABLE accepted_answer (
	version_id INTEGER NOT NULL, 
	part INTEGER NOT NULL, 
	answer VARCHAR(200) NOT NULL, 
	added_by INTEGER, 
	added_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_accepted_answer PRIMARY KEY (version_id, part, answer), 
	CONSTRAINT fk_accepted_answer_added_by FOREIGN KEY(added_by) REFERENCES person (id), 
	CONSTRAINT fk_accepted_answer_version_id FOREIGN KEY(version_id) REFERENCES version (id)
)
--
CREATE TABLE review (
	trainee_id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	attempt VARCHAR(40) NOT NULL, 
	entry VARCHAR(20) NOT NULL, 
	refers_to INTEGER, 
	question_id INTEGER NOT NULL, 
	version_id INTEGER NOT NULL, 
	course_id INTEGER, 
	rating VARCHAR(20), 
	evidence JSON NOT NULL, 
	rater_version INTEGER NOT NULL, 
	before JSON NOT NULL, 
	algorithm VARCHAR(20) NOT NULL, 
	parameters_id INTEGER, 
	answered_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	study_day INTEGER NOT NULL, 
	seconds_taken DOUBLE PRECISION NOT NULL, 
	CONSTRAINT pk_review PRIMARY KEY (trainee_id, seq), 
	CONSTRAINT ck_review_time_runs_forward CHECK (seconds_taken >= 0), 
	CONSTRAINT fk_review_course_id FOREIGN KEY(course_id) REFERENCES course (id), 
	CONSTRAINT fk_review_parameters_id FOREIGN KEY(parameters_id) REFERENCES memory_parameters (id), 
	CONSTRAINT fk_review_question_id FOREIGN KEY(question_id) REFERENCES question (id), 
	CONSTRAINT fk_review_trainee_id FOREIGN KEY(trainee_id) REFERENCES person (id), 
	CONSTRAINT fk_review_version_id FOREIGN KEY(version_id) REFERENCES version (id), 
	CONSTRAINT uq_review_trainee_id_attempt UNIQUE (trainee_id, attempt), 
	CONSTRAINT ck_review_entry CHECK (entry IN ('answer', 'undo', 'remark', 'reset')), 
	CONSTRAINT ck_review_rating CHECK (rating IN ('again', 'hard', 'good', 'easy'))
)
--
CREATE INDEX ix_review_question_id_answered_at ON review (question_id, answered_at)
--
CREATE INDEX ix_review_trainee_id_question_id_seq ON review (trainee_id, question_id, seq)
--
CREATE INDEX ix_review_trainee_id_study_day_seq ON review (trainee_id, study_day, seq)
--
ALTER TABLE question ADD CONSTRAINT fk_question_id_live FOREIGN KEY(id, live) REFERENCES version (question_id, number) DEFERRABLE INITIALLY DEFERRED
--
UPDATE alembic_version SET version_num='0002' WHERE alembic_version.version_num = '0001'
--
CREATE TABLE stranger (
	login_hash VARCHAR(64) NOT NULL, 
	failed_attempts INTEGER NOT NULL, 
	locked_until TIMESTAMP WITH TIME ZONE, 
	tried_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_stranger PRIMARY KEY (login_hash)
)
--
CREATE INDEX ix_stranger_tried_at ON stranger (tried_at)
--
UPDATE alembic_version SET version_num='0003' WHERE alembic_version.version_num = '0002'
--
CREATE TABLE habit (
	trainee_id INTEGER NOT NULL, 
	minutes_a_day INTEGER, 
	days_off INTEGER NOT NULL, 
	grades BOOLEAN NOT NULL, 
	taps BOOLEAN NOT NULL, 
	CONSTRAINT pk_habit PRIMARY KEY (trainee_id), 
	CONSTRAINT ck_habit_one_day_is_left CHECK (days_off >= 0 AND days_off < 127), 
	CONSTRAINT ck_habit_some_time_is_given CHECK (minutes_a_day IS NULL OR minutes_a_day > 0), 
	CONSTRAINT fk_habit_trainee_id FOREIGN KEY(trainee_id) REFERENCES person (id)
)
--
CREATE TABLE exam (
	id SERIAL NOT NULL, 
	course_id INTEGER NOT NULL, 
	title VARCHAR(200) NOT NULL, 
	blueprint JSON NOT NULL, 
	drawn JSON NOT NULL, 
	minutes INTEGER NOT NULL, 
	attempts INTEGER NOT NULL, 
	half_for_fewer BOOLEAN NOT NULL, 
	opens_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	closes_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	shown_at TIMESTAMP WITH TIME ZONE, 
	seed INTEGER NOT NULL, 
	created_by INTEGER, 
	created_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_exam PRIMARY KEY (id), 
	CONSTRAINT ck_exam_somebody_may_try CHECK (attempts > 0), 
	CONSTRAINT ck_exam_time_is_given CHECK (minutes > 0), 
	CONSTRAINT ck_exam_opens_before_it_closes CHECK (opens_at < closes_at), 
	CONSTRAINT fk_exam_course_id FOREIGN KEY(course_id) REFERENCES course (id), 
	CONSTRAINT fk_exam_created_by FOREIGN KEY(created_by) REFERENCES person (id)
)
--
CREATE INDEX ix_exam_course_id_opens_at ON exam (course_id, opens_at)
--
CREATE TABLE favourite (
	trainee_id INTEGER NOT NULL, 
	question_id INTEGER NOT NULL, 
	kept_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_favourite PRIMARY KEY (trainee_id, question_id), 
	CONSTRAINT fk_favourite_question_id FOREIGN KEY(question_id) REFERENCES question (id), 
	CONSTRAINT fk_favourite_trainee_id FOREIGN KEY(trainee_id) REFERENCES person (id)
)
--
CREATE INDEX ix_favourite_question_id ON favourite (question_id)
--
CREATE TABLE sitting (
	id SERIAL NOT NULL, 
	trainee_id INTEGER NOT NULL, 
	exam_id INTEGER, 
	course_id INTEGER, 
	sort VARCHAR(20) NOT NULL, 
	slot INTEGER NOT NULL, 
	title VARCHAR(200) NOT NULL, 
	drawn JSON NOT NULL, 
	seed INTEGER NOT NULL, 
	started_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	deadline TIMESTAMP WITH TIME ZONE, 
	ended_at TIMESTAMP WITH TIME ZONE, 
	voided_at TIMESTAMP WITH TIME ZONE, 
	learnt_at TIMESTAMP WITH TIME ZONE, 
	points DOUBLE PRECISION, 
	total DOUBLE PRECISION NOT NULL, 
	CONSTRAINT pk_sitting PRIMARY KEY (id), 
	CONSTRAINT ck_sitting_slots_count_from_one CHECK (slot > 0), 
	CONSTRAINT fk_sitting_course_id FOREIGN KEY(course_id) REFERENCES course (id), 
	CONSTRAINT fk_sitting_exam_id FOREIGN KEY(exam_id) REFERENCES exam (id), 
	CONSTRAINT fk_sitting_trainee_id FOREIGN KEY(trainee_id) REFERENCES person (id), 
	CONSTRAINT uq_sitting_trainee_id_exam_id_sort_slot UNIQUE (trainee_id, exam_id, sort, slot), 
	CONSTRAINT ck_sitting_sort CHECK (sort IN ('exam', 'mock', 'drill'))
)
--
CREATE INDEX ix_sitting_exam_id_sort_trainee_id ON sitting (exam_id, sort, trainee_id)
--
CREATE INDEX ix_sitting_trainee_id_started_at ON sitting (trainee_id, started_at)
--
CREATE TABLE appeal (
	id SERIAL NOT NULL, 
	trainee_id INTEGER NOT NULL, 
	review_seq INTEGER, 
	sitting_id INTEGER, 
	position INTEGER, 
	question_id INTEGER NOT NULL, 
	version_id INTEGER NOT NULL, 
	part INTEGER NOT NULL, 
	written VARCHAR(500) NOT NULL, 
	reason VARCHAR(500) NOT NULL, 
	verdict VARCHAR(20) NOT NULL, 
	reply VARCHAR(500) NOT NULL, 
	decided_by INTEGER, 
	decided_at TIMESTAMP WITH TIME ZONE, 
	seen_at TIMESTAMP WITH TIME ZONE, 
	made_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_appeal PRIMARY KEY (id), 
	CONSTRAINT fk_appeal_decided_by FOREIGN KEY(decided_by) REFERENCES person (id), 
	CONSTRAINT fk_appeal_question_id FOREIGN KEY(question_id) REFERENCES question (id), 
	CONSTRAINT fk_appeal_sitting_id FOREIGN KEY(sitting_id) REFERENCES sitting (id), 
	CONSTRAINT fk_appeal_trainee_id FOREIGN KEY(trainee_id) REFERENCES person (id), 
	CONSTRAINT fk_appeal_version_id FOREIGN KEY(version_id) REFERENCES version (id), 
	CONSTRAINT uq_appeal_sitting_id_position_part UNIQUE (sitting_id, position, part), 
	CONSTRAINT uq_appeal_trainee_id_review_seq_part UNIQUE (trainee_id, review_seq, part), 
	CONSTRAINT ck_appeal_verdict CHECK (verdict IN ('open', 'upheld', 'dismissed'))
)
--
CREATE INDEX ix_appeal_verdict_question_id ON appeal (verdict, question_id)
--
CREATE TABLE report (
	id SERIAL NOT NULL, 
	person_id INTEGER NOT NULL, 
	question_id INTEGER NOT NULL, 
	version_id INTEGER NOT NULL, 
	fault VARCHAR(20) NOT NULL, 
	words VARCHAR(500) NOT NULL, 
	verdict VARCHAR(20) NOT NULL, 
	reply VARCHAR(500) NOT NULL, 
	decided_by INTEGER, 
	decided_at TIMESTAMP WITH TIME ZONE, 
	seen_at TIMESTAMP WITH TIME ZONE, 
	made_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_report PRIMARY KEY (id), 
	CONSTRAINT fk_report_decided_by FOREIGN KEY(decided_by) REFERENCES person (id), 
	CONSTRAINT fk_report_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_report_question_id FOREIGN KEY(question_id) REFERENCES question (id), 
	CONSTRAINT fk_report_version_id FOREIGN KEY(version_id) REFERENCES version (id), 
	CONSTRAINT ck_report_fault CHECK (fault IN ('misprint', 'outdated', 'ambiguous', 'other')), 
	CONSTRAINT ck_report_verdict CHECK (verdict IN ('open', 'upheld', 'dismissed'))
)
--
CREATE INDEX ix_report_verdict_question_id ON report (verdict, question_id)
--
CREATE INDEX ix_report_person_id_made_at ON report (person_id, made_at)
--
CREATE UNIQUE INDEX uq_report_one_open ON report (person_id, question_id) WHERE verdict = 'open'
--
CREATE TABLE sheet_answer (
	sitting_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	response JSON NOT NULL, 
	saves INTEGER NOT NULL, 
	token VARCHAR(32) NOT NULL, 
	saved_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	marks JSON, 
	points DOUBLE PRECISION, 
	CONSTRAINT pk_sheet_answer PRIMARY KEY (sitting_id, position), 
	CONSTRAINT ck_sheet_answer_saves_count_from_one CHECK (saves > 0), 
	CONSTRAINT fk_sheet_answer_sitting_id FOREIGN KEY(sitting_id) REFERENCES sitting (id)
)
--
CREATE TABLE invigilation (
	id SERIAL NOT NULL, 
	exam_id INTEGER NOT NULL, 
	trainee_id INTEGER NOT NULL, 
	sitting_id INTEGER, 
	act VARCHAR(20) NOT NULL, 
	minutes INTEGER, 
	reason VARCHAR(200) NOT NULL, 
	done_by INTEGER NOT NULL, 
	done_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_invigilation PRIMARY KEY (id), 
	CONSTRAINT fk_invigilation_done_by FOREIGN KEY(done_by) REFERENCES person (id), 
	CONSTRAINT fk_invigilation_exam_id FOREIGN KEY(exam_id) REFERENCES exam (id), 
	CONSTRAINT fk_invigilation_sitting_id FOREIGN KEY(sitting_id) REFERENCES sitting (id), 
	CONSTRAINT fk_invigilation_trainee_id FOREIGN KEY(trainee_id) REFERENCES person (id), 
	CONSTRAINT ck_invigilation_act CHECK (act IN ('extended', 'voided', 'readmitted'))
)
--
CREATE INDEX ix_invigilation_exam_id_trainee_id_act ON invigilation (exam_id, trainee_id, act)
--
ALTER TABLE course ADD COLUMN reviews_a_day INTEGER
--
ALTER TABLE course ADD COLUMN parameters_id INTEGER
--
ALTER TABLE course ADD CONSTRAINT fk_course_parameters_id FOREIGN KEY(parameters_id) REFERENCES memory_parameters (id)
--
CREATE TABLE redating (
	id SERIAL NOT NULL, 
	trainee_id INTEGER NOT NULL, 
	after_seq INTEGER NOT NULL, 
	dates JSON NOT NULL, 
	made_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_redating PRIMARY KEY (id), 
	CONSTRAINT fk_redating_trainee_id FOREIGN KEY(trainee_id) REFERENCES person (id)
)
--
CREATE INDEX ix_redating_trainee_id_after_seq ON redating (trainee_id, after_seq)
--
DROP INDEX ix_card_trainee_id_course_id_phase_due_at_question_id
--
CREATE INDEX ix_card_asked ON card (trainee_id, course_id, phase, due_at, question_id, suspended_at, buried_day)
--
UPDATE alembic_version SET version_num='0004' WHERE alembic_version.version_num = '0003'
--
ALTER TABLE version ADD COLUMN words TEXT DEFAULT '' NOT NULL
--
CREATE INDEX ix_version_author_id ON version (author_id)
--
ALTER TABLE requirement ADD COLUMN said_by VARCHAR(80) DEFAULT '' NOT NULL
--
CREATE INDEX ix_requirement_bank_id_said_by ON requirement (bank_id, said_by)
--
CREATE TABLE batch (
	id SERIAL NOT NULL, 
	person_id INTEGER NOT NULL, 
	deed VARCHAR(20) NOT NULL, 
	what VARCHAR(200) NOT NULL, 
	reason TEXT NOT NULL, 
	before JSON NOT NULL, 
	made_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	undone_at TIMESTAMP WITH TIME ZONE, 
	undone_by INTEGER, 
	CONSTRAINT pk_batch PRIMARY KEY (id), 
	CONSTRAINT fk_batch_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_batch_undone_by FOREIGN KEY(undone_by) REFERENCES person (id), 
	CONSTRAINT ck_batch_deed CHECK (deed IN ('accept', 'tag', 'untag', 'move', 'retire', 'stop'))
)
--
CREATE INDEX ix_batch_person_id_id ON batch (person_id, id)
--
CREATE TABLE batch_item (
	batch_id INTEGER NOT NULL, 
	question_id INTEGER NOT NULL, 
	bank_id INTEGER, 
	requirement_id INTEGER, 
	CONSTRAINT pk_batch_item PRIMARY KEY (batch_id, question_id), 
	CONSTRAINT fk_batch_item_batch_id FOREIGN KEY(batch_id) REFERENCES batch (id), 
	CONSTRAINT fk_batch_item_question_id FOREIGN KEY(question_id) REFERENCES question (id), 
	CONSTRAINT fk_batch_item_bank_id FOREIGN KEY(bank_id) REFERENCES bank (id), 
	CONSTRAINT fk_batch_item_requirement_id FOREIGN KEY(requirement_id) REFERENCES requirement (id)
)
--
CREATE INDEX ix_batch_item_question_id ON batch_item (question_id)
--
CREATE TABLE tag (
	id SERIAL NOT NULL, 
	bank_id INTEGER NOT NULL, 
	name VARCHAR(20) NOT NULL, 
	CONSTRAINT pk_tag PRIMARY KEY (id), 
	CONSTRAINT fk_tag_bank_id FOREIGN KEY(bank_id) REFERENCES bank (id), 
	CONSTRAINT uq_tag_bank_id_name UNIQUE (bank_id, name)
)
--
CREATE TABLE question_tag (
	question_id INTEGER NOT NULL, 
	tag_id INTEGER NOT NULL, 
	CONSTRAINT pk_question_tag PRIMARY KEY (question_id, tag_id), 
	CONSTRAINT fk_question_tag_question_id FOREIGN KEY(question_id) REFERENCES question (id), 
	CONSTRAINT fk_question_tag_tag_id FOREIGN KEY(tag_id) REFERENCES tag (id)
)
--
CREATE INDEX ix_question_tag_tag_id ON question_tag (tag_id)
--
CREATE TABLE bank_change (
	id SERIAL NOT NULL, 
	bank_id INTEGER NOT NULL, 
	made_by INTEGER NOT NULL, 
	sharing VARCHAR(20) NOT NULL, 
	person_id INTEGER, 
	what VARCHAR(200) NOT NULL, 
	made_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_bank_change PRIMARY KEY (id), 
	CONSTRAINT fk_bank_change_bank_id FOREIGN KEY(bank_id) REFERENCES bank (id), 
	CONSTRAINT fk_bank_change_made_by FOREIGN KEY(made_by) REFERENCES person (id), 
	CONSTRAINT fk_bank_change_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT ck_bank_change_sharing CHECK (sharing IN ('made', 'renamed', 'invited', 'changed', 'removed', 'left', 'tag_renamed', 'tag_removed'))
)
--
CREATE INDEX ix_bank_change_bank_id_id ON bank_change (bank_id, id)
--
CREATE TABLE first_answers (
	question_id INTEGER NOT NULL, 
	people INTEGER NOT NULL, 
	shares DOUBLE PRECISION NOT NULL, 
	CONSTRAINT pk_first_answers PRIMARY KEY (question_id), 
	CONSTRAINT ck_first_answers_people_are_counted CHECK (people >= 0), 
	CONSTRAINT fk_first_answers_question_id FOREIGN KEY(question_id) REFERENCES question (id)
)
--
CREATE INDEX ix_question_changed ON question (bank_id) WHERE source_changed
--
ALTER TABLE decision ADD COLUMN proposed INTEGER
--
ALTER TABLE decision ADD COLUMN asks_anew BOOLEAN DEFAULT false NOT NULL
--
ALTER TABLE decision ADD COLUMN flagged BOOLEAN DEFAULT false NOT NULL
--
ALTER TABLE decision ADD COLUMN batch_id INTEGER
--
ALTER TABLE decision ADD CONSTRAINT fk_decision_batch_id FOREIGN KEY(batch_id) REFERENCES batch (id)
--
CREATE INDEX ix_decision_batch_id ON decision (batch_id)
--
CREATE TABLE comment (
	id SERIAL NOT NULL, 
	question_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	words TEXT NOT NULL, 
	said_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	withdrawn_at TIMESTAMP WITH TIME ZONE, 
	CONSTRAINT pk_comment PRIMARY KEY (id), 
	CONSTRAINT fk_comment_question_id FOREIGN KEY(question_id) REFERENCES question (id), 
	CONSTRAINT fk_comment_person_id FOREIGN KEY(person_id) REFERENCES person (id)
)
--
CREATE INDEX ix_comment_question_id_id ON comment (question_id, id)
--
CREATE INDEX ix_comment_person_id ON comment (person_id)
--
CREATE TABLE source_check (
	question_id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	checked_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_source_check PRIMARY KEY (question_id, version, person_id), 
	CONSTRAINT fk_source_check_question_id FOREIGN KEY(question_id) REFERENCES question (id), 
	CONSTRAINT fk_source_check_person_id FOREIGN KEY(person_id) REFERENCES person (id)
)
--
CREATE INDEX ix_source_check_person_id ON source_check (person_id)
--
CREATE TABLE proposal (
	question_id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	asks_anew BOOLEAN NOT NULL, 
	proposed_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_proposal PRIMARY KEY (question_id), 
	CONSTRAINT fk_proposal_question_id FOREIGN KEY(question_id) REFERENCES question (id), 
	CONSTRAINT fk_proposal_person_id FOREIGN KEY(person_id) REFERENCES person (id)
)
--
CREATE INDEX ix_proposal_person_id ON proposal (person_id)
--
CREATE TABLE bank_rule (
	id SERIAL NOT NULL, 
	bank_id INTEGER NOT NULL, 
	second_approval BOOLEAN NOT NULL, 
	person_id INTEGER NOT NULL, 
	set_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_bank_rule PRIMARY KEY (id), 
	CONSTRAINT fk_bank_rule_bank_id FOREIGN KEY(bank_id) REFERENCES bank (id), 
	CONSTRAINT fk_bank_rule_person_id FOREIGN KEY(person_id) REFERENCES person (id)
)
--
CREATE INDEX ix_bank_rule_bank_id_id ON bank_rule (bank_id, id)
--
CREATE INDEX ix_bank_rule_person_id ON bank_rule (person_id)
--
CREATE TABLE speech_change (
	id SERIAL NOT NULL, 
	speech_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	act VARCHAR(20) NOT NULL, 
	before JSON NOT NULL, 
	after JSON NOT NULL, 
	changed_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_speech_change PRIMARY KEY (id), 
	CONSTRAINT fk_speech_change_speech_id FOREIGN KEY(speech_id) REFERENCES speech (id), 
	CONSTRAINT fk_speech_change_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT ck_speech_change_speechact CHECK (act IN ('read', 'facts', 'join'))
)
--
CREATE INDEX ix_speech_change_speech_id_id ON speech_change (speech_id, id)
--
CREATE INDEX ix_speech_change_person_id ON speech_change (person_id)
--
CREATE TABLE likeness (
	question_id INTEGER NOT NULL, 
	band INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	CONSTRAINT pk_likeness PRIMARY KEY (question_id, band), 
	CONSTRAINT fk_likeness_question_id FOREIGN KEY(question_id) REFERENCES question (id)
)
--
CREATE INDEX ix_likeness_number ON likeness (number)
--
UPDATE alembic_version SET version_num='0005' WHERE alembic_version.version_num = '0004'
--
ALTER TABLE person ADD COLUMN phone VARCHAR(20) DEFAULT '' NOT NULL
--
ALTER TABLE person ADD COLUMN password_expires_at TIMESTAMP WITH TIME ZONE
--
ALTER TABLE cohort ADD COLUMN closed_at TIMESTAMP WITH TIME ZONE
--
ALTER TABLE cohort ADD COLUMN lock INTEGER DEFAULT '0' NOT NULL
--
CREATE TABLE cohort_instructor (
	cohort_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	CONSTRAINT pk_cohort_instructor PRIMARY KEY (cohort_id, person_id), 
	CONSTRAINT fk_cohort_instructor_cohort_id FOREIGN KEY(cohort_id) REFERENCES cohort (id), 
	CONSTRAINT fk_cohort_instructor_person_id FOREIGN KEY(person_id) REFERENCES person (id)
)
--
CREATE INDEX ix_cohort_instructor_person_id ON cohort_instructor (person_id)
--
ALTER TABLE enrolment ADD COLUMN cohort_id INTEGER
--
ALTER TABLE enrolment ADD CONSTRAINT fk_enrolment_cohort_id FOREIGN KEY(cohort_id) REFERENCES cohort (id)
--
ALTER TABLE course ADD COLUMN new_order VARCHAR(20) DEFAULT 'material' NOT NULL
--
ALTER TABLE course ADD CONSTRAINT ck_course_order CHECK (new_order IN ('material', 'drawn'))
--
ALTER TABLE course ADD COLUMN closes_at TIMESTAMP WITH TIME ZONE
--
ALTER TABLE course ADD COLUMN lock INTEGER DEFAULT '0' NOT NULL
--
CREATE TABLE course_omission (
	course_id INTEGER NOT NULL, 
	question_id INTEGER NOT NULL, 
	CONSTRAINT pk_course_omission PRIMARY KEY (course_id, question_id), 
	CONSTRAINT fk_course_omission_course_id FOREIGN KEY(course_id) REFERENCES course (id), 
	CONSTRAINT fk_course_omission_question_id FOREIGN KEY(question_id) REFERENCES question (id)
)
--
CREATE INDEX ix_course_omission_question_id ON course_omission (question_id)
--
CREATE TABLE class_change (
	id SERIAL NOT NULL, 
	cohort_id INTEGER, 
	course_id INTEGER, 
	trainee_id INTEGER, 
	act VARCHAR(20) NOT NULL, 
	detail VARCHAR(200) NOT NULL, 
	done_by INTEGER, 
	done_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_class_change PRIMARY KEY (id), 
	CONSTRAINT fk_class_change_cohort_id FOREIGN KEY(cohort_id) REFERENCES cohort (id), 
	CONSTRAINT fk_class_change_course_id FOREIGN KEY(course_id) REFERENCES course (id), 
	CONSTRAINT fk_class_change_trainee_id FOREIGN KEY(trainee_id) REFERENCES person (id), 
	CONSTRAINT fk_class_change_done_by FOREIGN KEY(done_by) REFERENCES person (id), 
	CONSTRAINT ck_class_change_act CHECK (act IN ('made', 'set', 'opened', 'closed', 'copied', 'joined', 'left', 'moved', 'password', 'left_out', 'put_back'))
)
--
CREATE INDEX ix_class_change_cohort_id_id ON class_change (cohort_id, id)
--
CREATE INDEX ix_class_change_course_id_id ON class_change (course_id, id)
--
UPDATE alembic_version SET version_num='0006' WHERE alembic_version.version_num = '0005'
--
ALTER TABLE exam ADD COLUMN answers VARCHAR(20) DEFAULT 'release' NOT NULL
--
ALTER TABLE exam ADD COLUMN is_chosen BOOLEAN DEFAULT false NOT NULL
--
ALTER TABLE exam ADD COLUMN shuffles_questions BOOLEAN DEFAULT true NOT NULL
--
ALTER TABLE exam ADD COLUMN shuffles_options BOOLEAN DEFAULT true NOT NULL
--
ALTER TABLE exam ADD COLUMN place VARCHAR(100) DEFAULT '' NOT NULL
--
ALTER TABLE exam ADD COLUMN notes VARCHAR(1000) DEFAULT '' NOT NULL
--
ALTER TABLE exam ADD COLUMN code VARCHAR(20)
--
ALTER TABLE exam ADD COLUMN pass_mark DOUBLE PRECISION
--
ALTER TABLE exam ADD COLUMN merit_mark DOUBLE PRECISION
--
ALTER TABLE exam ADD COLUMN makes_up_id INTEGER
--
ALTER TABLE exam ALTER COLUMN answers DROP DEFAULT
--
ALTER TABLE exam ALTER COLUMN is_chosen DROP DEFAULT
--
ALTER TABLE exam ALTER COLUMN shuffles_questions DROP DEFAULT
--
ALTER TABLE exam ALTER COLUMN shuffles_options DROP DEFAULT
--
ALTER TABLE exam ALTER COLUMN place DROP DEFAULT
--
ALTER TABLE exam ALTER COLUMN notes DROP DEFAULT
--
ALTER TABLE exam ADD CONSTRAINT ck_exam_answers CHECK (answers IN ('never', 'release', 'once'))
--
ALTER TABLE exam ADD CONSTRAINT fk_exam_makes_up_id FOREIGN KEY(makes_up_id) REFERENCES exam (id)
--
CREATE INDEX ix_exam_makes_up_id ON exam (makes_up_id)
--
CREATE TABLE exam_candidate (
	exam_id INTEGER NOT NULL, 
	trainee_id INTEGER NOT NULL, 
	CONSTRAINT pk_exam_candidate PRIMARY KEY (exam_id, trainee_id), 
	CONSTRAINT fk_exam_candidate_exam_id FOREIGN KEY(exam_id) REFERENCES exam (id), 
	CONSTRAINT fk_exam_candidate_trainee_id FOREIGN KEY(trainee_id) REFERENCES person (id)
)
--
CREATE INDEX ix_exam_candidate_trainee_id ON exam_candidate (trainee_id)
--
CREATE TABLE exam_entry (
	exam_id INTEGER NOT NULL, 
	trainee_id INTEGER NOT NULL, 
	wrong INTEGER NOT NULL, 
	closed_until TIMESTAMP WITH TIME ZONE, 
	CONSTRAINT pk_exam_entry PRIMARY KEY (exam_id, trainee_id), 
	CONSTRAINT fk_exam_entry_exam_id FOREIGN KEY(exam_id) REFERENCES exam (id), 
	CONSTRAINT fk_exam_entry_trainee_id FOREIGN KEY(trainee_id) REFERENCES person (id)
)
--
ALTER TABLE invigilation DROP CONSTRAINT ck_invigilation_act
--
ALTER TABLE invigilation ALTER COLUMN trainee_id DROP NOT NULL
--
ALTER TABLE invigilation ADD CONSTRAINT ck_invigilation_act CHECK (act IN ('extended', 'voided', 'readmitted', 'allowed', 'set', 'edited', 'opened', 'put_off', 'recoded', 'shown'))
--
CREATE TABLE recheck (
	id SERIAL NOT NULL, 
	sitting_id INTEGER NOT NULL, 
	position INTEGER, 
	words VARCHAR(300) NOT NULL, 
	asked_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	reply VARCHAR(300) NOT NULL, 
	answered_by INTEGER, 
	answered_at TIMESTAMP WITH TIME ZONE, 
	CONSTRAINT pk_recheck PRIMARY KEY (id), 
	CONSTRAINT fk_recheck_answered_by FOREIGN KEY(answered_by) REFERENCES person (id), 
	CONSTRAINT fk_recheck_sitting_id FOREIGN KEY(sitting_id) REFERENCES sitting (id)
)
--
CREATE INDEX ix_recheck_sitting_id ON recheck (sitting_id)
--
CREATE INDEX ix_recheck_answered_at ON recheck (answered_at)
--
CREATE TABLE mark_change (
	id SERIAL NOT NULL, 
	sitting_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	before DOUBLE PRECISION NOT NULL, 
	after DOUBLE PRECISION, 
	reason VARCHAR(300) NOT NULL, 
	changed_by INTEGER NOT NULL, 
	changed_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_mark_change PRIMARY KEY (id), 
	CONSTRAINT ck_mark_change_points_are_not_taken CHECK ("after" IS NULL OR "after" >= 0), 
	CONSTRAINT fk_mark_change_changed_by FOREIGN KEY(changed_by) REFERENCES person (id), 
	CONSTRAINT fk_mark_change_sitting_id FOREIGN KEY(sitting_id) REFERENCES sitting (id)
)
--
CREATE INDEX ix_mark_change_sitting_id_position ON mark_change (sitting_id, position)
--
CREATE TABLE printed_test (
	paper_id INTEGER NOT NULL, 
	course_id INTEGER NOT NULL, 
	title VARCHAR(200) NOT NULL, 
	layout JSON NOT NULL, 
	held_on DATE, 
	pass_mark DOUBLE PRECISION, 
	merit_mark DOUBLE PRECISION, 
	revision INTEGER NOT NULL, 
	set_by INTEGER, 
	set_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_printed_test PRIMARY KEY (paper_id), 
	CONSTRAINT fk_printed_test_course_id FOREIGN KEY(course_id) REFERENCES course (id), 
	CONSTRAINT fk_printed_test_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id), 
	CONSTRAINT fk_printed_test_set_by FOREIGN KEY(set_by) REFERENCES person (id)
)
--
CREATE INDEX ix_printed_test_course_id ON printed_test (course_id)
--
CREATE TABLE printed_mark (
	id SERIAL NOT NULL, 
	paper_id INTEGER NOT NULL, 
	trainee_id INTEGER NOT NULL, 
	part VARCHAR(12) NOT NULL, 
	value DOUBLE PRECISION, 
	source VARCHAR(100) NOT NULL, 
	entered_by INTEGER NOT NULL, 
	entered_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_printed_mark PRIMARY KEY (id), 
	CONSTRAINT fk_printed_mark_entered_by FOREIGN KEY(entered_by) REFERENCES person (id), 
	CONSTRAINT fk_printed_mark_paper_id FOREIGN KEY(paper_id) REFERENCES printed_test (paper_id), 
	CONSTRAINT fk_printed_mark_trainee_id FOREIGN KEY(trainee_id) REFERENCES person (id)
)
--
CREATE INDEX ix_printed_mark_paper_id_trainee_id_part ON printed_mark (paper_id, trainee_id, part)
--
UPDATE alembic_version SET version_num='0007' WHERE alembic_version.version_num = '0006'
--
ALTER TABLE sitting ADD COLUMN markings INTEGER DEFAULT '0' NOT NULL
--
CREATE TABLE answer_figure (
	trainee_id INTEGER NOT NULL, 
	question_id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	answers INTEGER NOT NULL, 
	first DOUBLE PRECISION, 
	last DOUBLE PRECISION, 
	parts JSON NOT NULL, 
	CONSTRAINT pk_answer_figure PRIMARY KEY (trainee_id, question_id), 
	CONSTRAINT fk_answer_figure_question_id FOREIGN KEY(question_id) REFERENCES question (id), 
	CONSTRAINT fk_answer_figure_trainee_id FOREIGN KEY(trainee_id) REFERENCES person (id)
)
--
CREATE INDEX ix_answer_figure_question_id ON answer_figure (question_id)
--
CREATE INDEX ix_answer_figure_shares ON answer_figure (trainee_id, question_id, first, last)
--
CREATE TABLE known_figure (
	course_id INTEGER NOT NULL, 
	trainee_id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	stamp VARCHAR(40) NOT NULL, 
	introduced INTEGER NOT NULL, 
	firm INTEGER NOT NULL, 
	expected DOUBLE PRECISION NOT NULL, 
	CONSTRAINT pk_known_figure PRIMARY KEY (course_id, trainee_id), 
	CONSTRAINT fk_known_figure_course_id FOREIGN KEY(course_id) REFERENCES course (id), 
	CONSTRAINT fk_known_figure_trainee_id FOREIGN KEY(trainee_id) REFERENCES person (id)
)
--
CREATE INDEX ix_known_figure_trainee_id ON known_figure (trainee_id)
--
CREATE TABLE test_figure (
	id SERIAL NOT NULL, 
	exam_id INTEGER, 
	paper_id INTEGER, 
	reach VARCHAR(80) NOT NULL, 
	figures JSON NOT NULL, 
	CONSTRAINT pk_test_figure PRIMARY KEY (id), 
	CONSTRAINT fk_test_figure_exam_id FOREIGN KEY(exam_id) REFERENCES exam (id), 
	CONSTRAINT fk_test_figure_paper_id FOREIGN KEY(paper_id) REFERENCES printed_test (paper_id), 
	CONSTRAINT uq_test_figure_exam_id UNIQUE (exam_id), 
	CONSTRAINT uq_test_figure_paper_id UNIQUE (paper_id)
)
--
UPDATE alembic_version SET version_num='0008' WHERE alembic_version.version_num = '0007'
--
ALTER TABLE paper ADD COLUMN usable_from TIMESTAMP WITH TIME ZONE
--
CREATE TABLE paper_reader (
	paper_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	CONSTRAINT pk_paper_reader PRIMARY KEY (paper_id, person_id), 
	CONSTRAINT fk_paper_reader_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id), 
	CONSTRAINT fk_paper_reader_person_id FOREIGN KEY(person_id) REFERENCES person (id)
)
--
CREATE TABLE handover (
	id SERIAL NOT NULL, 
	paper_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	file VARCHAR(40) NOT NULL, 
	at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_handover PRIMARY KEY (id), 
	CONSTRAINT fk_handover_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id), 
	CONSTRAINT fk_handover_person_id FOREIGN KEY(person_id) REFERENCES person (id)
)
--
CREATE INDEX ix_handover_paper_id_id ON handover (paper_id, id)
--
CREATE TABLE review_list (
	id SERIAL NOT NULL, 
	speech_id INTEGER NOT NULL, 
	asked JSON NOT NULL, 
	made_by INTEGER NOT NULL, 
	made_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	settled_at TIMESTAMP WITH TIME ZONE, 
	CONSTRAINT pk_review_list PRIMARY KEY (id), 
	CONSTRAINT fk_review_list_speech_id FOREIGN KEY(speech_id) REFERENCES speech (id), 
	CONSTRAINT fk_review_list_made_by FOREIGN KEY(made_by) REFERENCES person (id)
)
--
CREATE INDEX ix_review_list_speech_id ON review_list (speech_id)
--
UPDATE alembic_version SET version_num='0009' WHERE alembic_version.version_num = '0008'
--
CREATE TABLE site_setting (
	name VARCHAR(40) NOT NULL, 
	value JSON NOT NULL, 
	CONSTRAINT pk_site_setting PRIMARY KEY (name)
)
--
UPDATE alembic_version SET version_num='0010' WHERE alembic_version.version_num = '0009'
--
CREATE TABLE audit_entry (
	id SERIAL NOT NULL, 
	at TIMESTAMP WITH TIME ZONE NOT NULL, 
	event VARCHAR(40) NOT NULL, 
	outcome VARCHAR(20) NOT NULL, 
	person_id INTEGER, 
	login VARCHAR(40) NOT NULL, 
	address VARCHAR(45) NOT NULL, 
	subject_id INTEGER, 
	subject VARCHAR(40) NOT NULL, 
	facts JSON NOT NULL, 
	CONSTRAINT pk_audit_entry PRIMARY KEY (id), 
	CONSTRAINT ck_audit_entry_outcome CHECK (outcome IN ('done', 'refused'))
)
--
CREATE INDEX ix_audit_entry_at ON audit_entry (at)
--
CREATE INDEX ix_audit_entry_person_id_at ON audit_entry (person_id, at)
--
CREATE FUNCTION audit_entry_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND OLD.at <= now() - interval '184 days' THEN RETURN OLD; END IF;
    RAISE EXCEPTION 'the audit log is never changed';
END $$
--
CREATE TRIGGER audit_entry_stays BEFORE UPDATE OR DELETE ON audit_entry
FOR EACH ROW EXECUTE FUNCTION audit_entry_stays()
--
CREATE TRIGGER audit_entry_is_not_emptied BEFORE TRUNCATE ON audit_entry
FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_stays()
--
UPDATE alembic_version SET version_num='0011' WHERE alembic_version.version_num = '0010'
--
ALTER TABLE person ADD COLUMN login_key VARCHAR(200)
--
ALTER TABLE person ADD COLUMN password_set_at TIMESTAMP WITH TIME ZONE
--
ALTER TABLE person ADD COLUMN code_secret VARCHAR(64)
--
ALTER TABLE person ADD COLUMN code_step INTEGER
--
ALTER TABLE person ADD COLUMN notice_at TIMESTAMP WITH TIME ZONE
--
ALTER TABLE person ADD COLUMN leaves_at TIMESTAMP WITH TIME ZONE
--
ALTER TABLE person ADD COLUMN erased_at TIMESTAMP WITH TIME ZONE
--
ALTER TABLE person ALTER COLUMN login_key SET NOT NULL
--
ALTER TABLE person ALTER COLUMN phone SET DEFAULT ''
--
ALTER TABLE person ADD CONSTRAINT uq_person_login_key UNIQUE (login_key)
--
ALTER TABLE log_in ADD COLUMN seen_at TIMESTAMP WITH TIME ZONE
--
ALTER TABLE log_in ADD COLUMN awaits_code BOOLEAN DEFAULT false NOT NULL
--
ALTER TABLE log_in ADD COLUMN device VARCHAR(60) DEFAULT '' NOT NULL
--
ALTER TABLE log_in ADD COLUMN address VARCHAR(45) DEFAULT '' NOT NULL
--
CREATE TABLE old_password (
	id SERIAL NOT NULL, 
	person_id INTEGER NOT NULL, 
	password_hash VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_old_password PRIMARY KEY (id), 
	CONSTRAINT fk_old_password_person_id FOREIGN KEY(person_id) REFERENCES person (id)
)
--
CREATE INDEX ix_old_password_person_id ON old_password (person_id)
--
CREATE TABLE recovery_code (
	person_id INTEGER NOT NULL, 
	code_hash VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_recovery_code PRIMARY KEY (person_id, code_hash), 
	CONSTRAINT fk_recovery_code_person_id FOREIGN KEY(person_id) REFERENCES person (id)
)
--
CREATE TABLE address_tries (
	address VARCHAR(45) NOT NULL, 
	wrong INTEGER NOT NULL, 
	since TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_address_tries PRIMARY KEY (address)
)
--
UPDATE alembic_version SET version_num='0012' WHERE alembic_version.version_num = '0011'
--
CREATE TABLE saved_plan (
	id SERIAL NOT NULL, 
	course_id INTEGER NOT NULL, 
	name VARCHAR(40) NOT NULL, 
	plan JSON NOT NULL, 
	made_by INTEGER NOT NULL, 
	changed_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_saved_plan PRIMARY KEY (id), 
	CONSTRAINT fk_saved_plan_course_id FOREIGN KEY(course_id) REFERENCES course (id), 
	CONSTRAINT fk_saved_plan_made_by FOREIGN KEY(made_by) REFERENCES person (id), 
	CONSTRAINT uq_saved_plan_made_by_course_id_name UNIQUE (made_by, course_id, name)
)
--
CREATE INDEX ix_saved_plan_course_id ON saved_plan (course_id)
--
UPDATE alembic_version SET version_num='0013' WHERE alembic_version.version_num = '0012'
--
ALTER TABLE paper ADD COLUMN edition INTEGER DEFAULT '1' NOT NULL
--
ALTER TABLE paper ADD COLUMN replaces_id INTEGER
--
ALTER TABLE paper ADD CONSTRAINT fk_paper_replaces_id FOREIGN KEY(replaces_id) REFERENCES paper (id)
--
CREATE UNIQUE INDEX ix_paper_replaces_id ON paper (replaces_id)
--
ALTER TABLE paper ALTER COLUMN edition DROP DEFAULT
--
UPDATE alembic_version SET version_num='0014' WHERE alembic_version.version_num = '0013'
--
ALTER TABLE person ADD COLUMN secrecy_at TIMESTAMP WITH TIME ZONE
--
ALTER TABLE person ADD COLUMN secrecy_version VARCHAR(8)
--
ALTER TABLE log_in ADD COLUMN asks_notice BOOLEAN DEFAULT false NOT NULL
--
UPDATE alembic_version SET version_num='0015' WHERE alembic_version.version_num = '0014'
--
UPDATE alembic_version SET version_num='0016' WHERE alembic_version.version_num = '0015'
--
CREATE TABLE exam_change (
	id SERIAL NOT NULL, 
	exam_id INTEGER NOT NULL, 
	act VARCHAR(20) NOT NULL, 
	reason VARCHAR(200) NOT NULL, 
	done_by INTEGER NOT NULL, 
	done_at TIMESTAMP WITH TIME ZONE NOT NULL, 
	CONSTRAINT pk_exam_change PRIMARY KEY (id), 
	CONSTRAINT ck_exam_change_act CHECK (act IN ('extended', 'voided', 'readmitted', 'allowed', 'set', 'edited', 'opened', 'put_off', 'recoded', 'shown')), 
	CONSTRAINT fk_exam_change_exam_id FOREIGN KEY(exam_id) REFERENCES exam (id), 
	CONSTRAINT fk_exam_change_done_by FOREIGN KEY(done_by) REFERENCES person (id)
)
--
CREATE INDEX ix_exam_change_exam_id_id ON exam_change (exam_id, id)
--
DROP INDEX ix_recheck_sitting_id
--
DROP INDEX ix_mark_change_sitting_id_position
--
ALTER TABLE sheet_answer DROP CONSTRAINT fk_sheet_answer_sitting_id
--
ALTER TABLE sheet_answer ADD COLUMN trainee_id INTEGER
--
ALTER TABLE recheck DROP CONSTRAINT fk_recheck_sitting_id
--
ALTER TABLE recheck ADD COLUMN trainee_id INTEGER
--
ALTER TABLE mark_change DROP CONSTRAINT fk_mark_change_sitting_id
--
ALTER TABLE mark_change ADD COLUMN trainee_id INTEGER
--
ALTER TABLE invigilation DROP CONSTRAINT fk_invigilation_sitting_id
--
ALTER TABLE appeal DROP CONSTRAINT fk_appeal_sitting_id
--
ALTER TABLE sitting ALTER COLUMN trainee_id SET NOT NULL
--
ALTER TABLE sitting DROP CONSTRAINT pk_sitting
--
ALTER TABLE sitting ADD CONSTRAINT pk_sitting PRIMARY KEY (trainee_id, id)
--
CREATE INDEX ix_sitting_id ON sitting (id)
--
ALTER TABLE sitting ALTER COLUMN id DROP DEFAULT
--
ALTER TABLE sheet_answer ALTER COLUMN trainee_id SET NOT NULL
--
ALTER TABLE sheet_answer DROP CONSTRAINT pk_sheet_answer
--
ALTER TABLE sheet_answer ADD CONSTRAINT pk_sheet_answer PRIMARY KEY (trainee_id, sitting_id, position)
--
ALTER TABLE sheet_answer ADD CONSTRAINT fk_sheet_answer_trainee_id_sitting_id FOREIGN KEY(trainee_id, sitting_id) REFERENCES sitting (trainee_id, id)
--
ALTER TABLE recheck ALTER COLUMN trainee_id SET NOT NULL
--
ALTER TABLE recheck DROP CONSTRAINT pk_recheck
--
ALTER TABLE recheck ADD CONSTRAINT pk_recheck PRIMARY KEY (trainee_id, id)
--
CREATE INDEX ix_recheck_id ON recheck (id)
--
ALTER TABLE recheck ALTER COLUMN id DROP DEFAULT
--
ALTER TABLE recheck ADD CONSTRAINT fk_recheck_trainee_id_sitting_id FOREIGN KEY(trainee_id, sitting_id) REFERENCES sitting (trainee_id, id)
--
ALTER TABLE mark_change ALTER COLUMN trainee_id SET NOT NULL
--
ALTER TABLE mark_change DROP CONSTRAINT pk_mark_change
--
ALTER TABLE mark_change ADD CONSTRAINT pk_mark_change PRIMARY KEY (trainee_id, id)
--
CREATE INDEX ix_mark_change_id ON mark_change (id)
--
ALTER TABLE mark_change ALTER COLUMN id DROP DEFAULT
--
ALTER TABLE mark_change ADD CONSTRAINT fk_mark_change_trainee_id_sitting_id FOREIGN KEY(trainee_id, sitting_id) REFERENCES sitting (trainee_id, id)
--
ALTER TABLE invigilation ALTER COLUMN trainee_id SET NOT NULL
--
ALTER TABLE invigilation DROP CONSTRAINT pk_invigilation
--
ALTER TABLE invigilation ADD CONSTRAINT pk_invigilation PRIMARY KEY (trainee_id, id)
--
CREATE INDEX ix_invigilation_id ON invigilation (id)
--
ALTER TABLE invigilation ALTER COLUMN id DROP DEFAULT
--
ALTER TABLE invigilation ADD CONSTRAINT fk_invigilation_trainee_id_sitting_id FOREIGN KEY(trainee_id, sitting_id) REFERENCES sitting (trainee_id, id)
--
ALTER TABLE appeal ALTER COLUMN trainee_id SET NOT NULL
--
ALTER TABLE appeal DROP CONSTRAINT pk_appeal
--
ALTER TABLE appeal ADD CONSTRAINT pk_appeal PRIMARY KEY (trainee_id, id)
--
CREATE INDEX ix_appeal_id ON appeal (id)
--
ALTER TABLE appeal ALTER COLUMN id DROP DEFAULT
--
ALTER TABLE appeal ADD CONSTRAINT fk_appeal_trainee_id_sitting_id FOREIGN KEY(trainee_id, sitting_id) REFERENCES sitting (trainee_id, id)
--
ALTER TABLE printed_mark ALTER COLUMN trainee_id SET NOT NULL
--
ALTER TABLE printed_mark DROP CONSTRAINT pk_printed_mark
--
ALTER TABLE printed_mark ADD CONSTRAINT pk_printed_mark PRIMARY KEY (trainee_id, id)
--
CREATE INDEX ix_printed_mark_id ON printed_mark (id)
--
ALTER TABLE printed_mark ALTER COLUMN id DROP DEFAULT
--
ALTER TABLE redating ALTER COLUMN trainee_id SET NOT NULL
--
ALTER TABLE redating DROP CONSTRAINT pk_redating
--
ALTER TABLE redating ADD CONSTRAINT pk_redating PRIMARY KEY (trainee_id, id)
--
CREATE INDEX ix_redating_id ON redating (id)
--
ALTER TABLE redating ALTER COLUMN id DROP DEFAULT
--
ALTER TABLE appeal DROP CONSTRAINT uq_appeal_sitting_id_position_part
--
ALTER TABLE appeal ADD CONSTRAINT uq_appeal_trainee_id_sitting_id_position_part UNIQUE (trainee_id, sitting_id, position, part)
--
UPDATE alembic_version SET version_num='0017' WHERE alembic_version.version_num = '0016'