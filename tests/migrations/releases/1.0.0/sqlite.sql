BEGIN TRANSACTION;
CREATE TABLE accepted_answer (
	version_id INTEGER NOT NULL, 
	part INTEGER NOT NULL, 
	answer VARCHAR(200) NOT NULL, 
	added_by INTEGER, 
	added_at DATETIME NOT NULL, 
	CONSTRAINT pk_accepted_answer PRIMARY KEY (version_id, part, answer), 
	CONSTRAINT fk_accepted_answer_added_by FOREIGN KEY(added_by) REFERENCES person (id), 
	CONSTRAINT fk_accepted_answer_version_id FOREIGN KEY(version_id) REFERENCES version (id)
);
INSERT INTO "accepted_answer" VALUES(1,1,'1字answer',1,'2024-01-02 04:00:00.000000');
CREATE TABLE address_tries (
	address VARCHAR(45) NOT NULL, 
	wrong INTEGER NOT NULL, 
	since DATETIME NOT NULL, 
	CONSTRAINT pk_address_tries PRIMARY KEY (address)
);
INSERT INTO "address_tries" VALUES('1字address',2,'2024-01-02 02:00:00.000000');
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0017');
CREATE TABLE answer_figure (
	trainee_id INTEGER NOT NULL, 
	question_id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	answers INTEGER NOT NULL, 
	first DOUBLE, 
	last DOUBLE, 
	parts JSON NOT NULL, 
	CONSTRAINT pk_answer_figure PRIMARY KEY (trainee_id, question_id), 
	CONSTRAINT fk_answer_figure_question_id FOREIGN KEY(question_id) REFERENCES question (id), 
	CONSTRAINT fk_answer_figure_trainee_id FOREIGN KEY(trainee_id) REFERENCES person (id)
);
INSERT INTO "answer_figure" VALUES(1,1,3,4,0.01,0.01,'{}');
CREATE TABLE "appeal" (
	id INTEGER NOT NULL, 
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
	decided_at DATETIME, 
	seen_at DATETIME, 
	made_at DATETIME NOT NULL, 
	CONSTRAINT pk_appeal PRIMARY KEY (trainee_id, id), 
	CONSTRAINT ck_appeal_verdict CHECK (verdict IN ('open', 'upheld', 'dismissed')), 
	CONSTRAINT fk_appeal_question_id FOREIGN KEY(question_id) REFERENCES question (id), 
	CONSTRAINT fk_appeal_decided_by FOREIGN KEY(decided_by) REFERENCES person (id), 
	CONSTRAINT fk_appeal_version_id FOREIGN KEY(version_id) REFERENCES version (id), 
	CONSTRAINT fk_appeal_trainee_id_sitting_id FOREIGN KEY(trainee_id, sitting_id) REFERENCES sitting (trainee_id, id), 
	CONSTRAINT uq_appeal_trainee_id_review_seq_part UNIQUE (trainee_id, review_seq, part), 
	CONSTRAINT fk_appeal_trainee_id FOREIGN KEY(trainee_id) REFERENCES person (id), 
	CONSTRAINT uq_appeal_trainee_id_sitting_id_position_part UNIQUE (trainee_id, sitting_id, position, part)
);
INSERT INTO "appeal" VALUES(1,1,3,1,5,1,1,8,'1字written','1字reason','upheld','1字reply',1,'2024-01-02 13:00:00.000000','2024-01-02 14:00:00.000000','2024-01-02 15:00:00.000000');
CREATE TABLE audit_entry (
	id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
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
);
INSERT INTO "audit_entry" VALUES(1,'2024-01-02 01:00:00.000000','1字event','refused',5,'1字login','1字address',8,'1字subject','{}');
CREATE TABLE bank (
	id INTEGER NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	CONSTRAINT pk_bank PRIMARY KEY (id), 
	CONSTRAINT uq_bank_name UNIQUE (name)
);
INSERT INTO "bank" VALUES(1,'公共题库');
CREATE TABLE bank_change (
	id INTEGER NOT NULL, 
	bank_id INTEGER NOT NULL, 
	made_by INTEGER NOT NULL, 
	sharing VARCHAR(20) NOT NULL, 
	person_id INTEGER, 
	what VARCHAR(200) NOT NULL, 
	made_at DATETIME NOT NULL, 
	CONSTRAINT pk_bank_change PRIMARY KEY (id), 
	CONSTRAINT fk_bank_change_bank_id FOREIGN KEY(bank_id) REFERENCES bank (id), 
	CONSTRAINT fk_bank_change_made_by FOREIGN KEY(made_by) REFERENCES person (id), 
	CONSTRAINT fk_bank_change_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT ck_bank_change_sharing CHECK (sharing IN ('made', 'renamed', 'invited', 'changed', 'removed', 'left', 'tag_renamed', 'tag_removed'))
);
INSERT INTO "bank_change" VALUES(1,1,1,'renamed',1,'1字what','2024-01-02 06:00:00.000000');
CREATE TABLE bank_member (
	bank_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	membership VARCHAR(20) NOT NULL, 
	CONSTRAINT pk_bank_member PRIMARY KEY (bank_id, person_id), 
	CONSTRAINT fk_bank_member_bank_id FOREIGN KEY(bank_id) REFERENCES bank (id), 
	CONSTRAINT fk_bank_member_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT ck_bank_member_membership CHECK (membership IN ('owner', 'editor', 'reader'))
);
INSERT INTO "bank_member" VALUES(1,1,'editor');
CREATE TABLE bank_rule (
	id INTEGER NOT NULL, 
	bank_id INTEGER NOT NULL, 
	second_approval BOOLEAN NOT NULL, 
	person_id INTEGER NOT NULL, 
	set_at DATETIME NOT NULL, 
	CONSTRAINT pk_bank_rule PRIMARY KEY (id), 
	CONSTRAINT fk_bank_rule_bank_id FOREIGN KEY(bank_id) REFERENCES bank (id), 
	CONSTRAINT fk_bank_rule_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "bank_rule" VALUES(1,1,1,1,'2024-01-02 04:00:00.000000');
CREATE TABLE batch (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	deed VARCHAR(20) NOT NULL, 
	what VARCHAR(200) NOT NULL, 
	reason TEXT NOT NULL, 
	"before" JSON NOT NULL, 
	made_at DATETIME NOT NULL, 
	undone_at DATETIME, 
	undone_by INTEGER, 
	CONSTRAINT pk_batch PRIMARY KEY (id), 
	CONSTRAINT fk_batch_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_batch_undone_by FOREIGN KEY(undone_by) REFERENCES person (id), 
	CONSTRAINT ck_batch_deed CHECK (deed IN ('accept', 'tag', 'untag', 'move', 'retire', 'stop'))
);
INSERT INTO "batch" VALUES(1,1,'tag','1字what','1字reason','{}','2024-01-02 06:00:00.000000','2024-01-02 07:00:00.000000',1);
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
);
INSERT INTO "batch_item" VALUES(1,1,1,1);
CREATE TABLE card (
	trainee_id INTEGER NOT NULL, 
	question_id INTEGER NOT NULL, 
	course_id INTEGER, 
	phase VARCHAR(20) NOT NULL, 
	step INTEGER NOT NULL, 
	stability DOUBLE, 
	difficulty DOUBLE, 
	due_at DATETIME, 
	last_at DATETIME, 
	last_day INTEGER, 
	introduced_day INTEGER, 
	buried_day INTEGER, 
	suspended_at DATETIME, 
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
);
INSERT INTO "card" VALUES(1,1,1,'relearning',0,7.75083982855898412367e-01,7.39450274127971773907e+00,'2025-03-03 01:10:00.000000','2025-03-03 01:00:00.000000',739313,739313,NULL,NULL,2,1,NULL,2);
INSERT INTO "card" VALUES(1,2,1,'new',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0,NULL,0);
INSERT INTO "card" VALUES(1,3,1,'new',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0,NULL,0);
INSERT INTO "card" VALUES(1,4,1,'new',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0,NULL,0);
INSERT INTO "card" VALUES(1,5,1,'new',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0,NULL,0);
INSERT INTO "card" VALUES(1,6,1,'new',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0,NULL,0);
INSERT INTO "card" VALUES(1,7,1,'new',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0,NULL,0);
INSERT INTO "card" VALUES(1,8,1,'new',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,0,NULL,0);
CREATE TABLE class_change (
	id INTEGER NOT NULL, 
	cohort_id INTEGER, 
	course_id INTEGER, 
	trainee_id INTEGER, 
	act VARCHAR(20) NOT NULL, 
	detail VARCHAR(200) NOT NULL, 
	done_by INTEGER, 
	done_at DATETIME NOT NULL, 
	CONSTRAINT pk_class_change PRIMARY KEY (id), 
	CONSTRAINT fk_class_change_cohort_id FOREIGN KEY(cohort_id) REFERENCES cohort (id), 
	CONSTRAINT fk_class_change_course_id FOREIGN KEY(course_id) REFERENCES course (id), 
	CONSTRAINT fk_class_change_trainee_id FOREIGN KEY(trainee_id) REFERENCES person (id), 
	CONSTRAINT fk_class_change_done_by FOREIGN KEY(done_by) REFERENCES person (id), 
	CONSTRAINT ck_class_change_act CHECK (act IN ('made', 'set', 'opened', 'closed', 'copied', 'joined', 'left', 'moved', 'password', 'left_out', 'put_back'))
);
INSERT INTO "class_change" VALUES(1,1,1,1,'set','1字detail',1,'2024-01-02 07:00:00.000000');
CREATE TABLE cohort (
	id INTEGER NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	is_sample BOOLEAN NOT NULL, 
	created_at DATETIME NOT NULL, closed_at DATETIME, lock INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_cohort PRIMARY KEY (id), 
	CONSTRAINT uq_cohort_name UNIQUE (name)
);
INSERT INTO "cohort" VALUES(1,'1字name',1,'2024-01-02 03:00:00.000000','2024-01-02 04:00:00.000000',6);
CREATE TABLE cohort_instructor (
	cohort_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	CONSTRAINT pk_cohort_instructor PRIMARY KEY (cohort_id, person_id), 
	CONSTRAINT fk_cohort_instructor_cohort_id FOREIGN KEY(cohort_id) REFERENCES cohort (id), 
	CONSTRAINT fk_cohort_instructor_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "cohort_instructor" VALUES(1,1);
CREATE TABLE cohort_member (
	cohort_id INTEGER NOT NULL, 
	trainee_id INTEGER NOT NULL, 
	CONSTRAINT pk_cohort_member PRIMARY KEY (cohort_id, trainee_id), 
	CONSTRAINT fk_cohort_member_cohort_id FOREIGN KEY(cohort_id) REFERENCES cohort (id), 
	CONSTRAINT fk_cohort_member_trainee_id FOREIGN KEY(trainee_id) REFERENCES person (id)
);
INSERT INTO "cohort_member" VALUES(1,1);
CREATE TABLE comment (
	id INTEGER NOT NULL, 
	question_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	words TEXT NOT NULL, 
	said_at DATETIME NOT NULL, 
	withdrawn_at DATETIME, 
	CONSTRAINT pk_comment PRIMARY KEY (id), 
	CONSTRAINT fk_comment_question_id FOREIGN KEY(question_id) REFERENCES question (id), 
	CONSTRAINT fk_comment_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "comment" VALUES(1,1,1,'1字words','2024-01-02 04:00:00.000000','2024-01-02 05:00:00.000000');
CREATE TABLE "course" (
	id INTEGER NOT NULL, 
	name VARCHAR(80) NOT NULL, 
	exam_on DATE, 
	target DOUBLE NOT NULL, 
	new_a_day INTEGER NOT NULL, 
	opened_at DATETIME, 
	closed_at DATETIME, 
	is_sample BOOLEAN NOT NULL, 
	created_by INTEGER, 
	created_at DATETIME NOT NULL, 
	reviews_a_day INTEGER, 
	parameters_id INTEGER, 
	new_order VARCHAR(20) DEFAULT 'material' NOT NULL, 
	closes_at DATETIME, 
	lock INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_course PRIMARY KEY (id), 
	CONSTRAINT ck_course_pace_is_a_number CHECK (new_a_day >= 0), 
	CONSTRAINT fk_course_parameters_id FOREIGN KEY(parameters_id) REFERENCES memory_parameters (id), 
	CONSTRAINT ck_course_target_is_a_share CHECK (target > 0 AND target < 1), 
	CONSTRAINT uq_course_name UNIQUE (name), 
	CONSTRAINT fk_course_created_by FOREIGN KEY(created_by) REFERENCES person (id), 
	CONSTRAINT ck_course_order CHECK (new_order IN ('material', 'drawn'))
);
INSERT INTO "course" VALUES(1,'档案工作专题',NULL,0.9,15,'2025-01-01 00:00:00.000000',NULL,0,NULL,'2025-01-01 00:00:00.000000',NULL,NULL,'material',NULL,0);
INSERT INTO "course" VALUES(2,'办公室业务',NULL,0.9,15,'2025-01-01 00:00:00.000000',NULL,0,NULL,'2025-01-01 00:00:00.000000',NULL,NULL,'material',NULL,0);
CREATE TABLE course_cohort (
	course_id INTEGER NOT NULL, 
	cohort_id INTEGER NOT NULL, 
	CONSTRAINT pk_course_cohort PRIMARY KEY (course_id, cohort_id), 
	CONSTRAINT fk_course_cohort_cohort_id FOREIGN KEY(cohort_id) REFERENCES cohort (id), 
	CONSTRAINT fk_course_cohort_course_id FOREIGN KEY(course_id) REFERENCES course (id)
);
INSERT INTO "course_cohort" VALUES(1,1);
CREATE TABLE course_instructor (
	course_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	CONSTRAINT pk_course_instructor PRIMARY KEY (course_id, person_id), 
	CONSTRAINT fk_course_instructor_course_id FOREIGN KEY(course_id) REFERENCES course (id), 
	CONSTRAINT fk_course_instructor_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "course_instructor" VALUES(2,4);
CREATE TABLE course_omission (
	course_id INTEGER NOT NULL, 
	question_id INTEGER NOT NULL, 
	CONSTRAINT pk_course_omission PRIMARY KEY (course_id, question_id), 
	CONSTRAINT fk_course_omission_course_id FOREIGN KEY(course_id) REFERENCES course (id), 
	CONSTRAINT fk_course_omission_question_id FOREIGN KEY(question_id) REFERENCES question (id)
);
INSERT INTO "course_omission" VALUES(1,1);
CREATE TABLE course_speech (
	course_id INTEGER NOT NULL, 
	speech_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT pk_course_speech PRIMARY KEY (course_id, speech_id), 
	CONSTRAINT fk_course_speech_course_id FOREIGN KEY(course_id) REFERENCES course (id), 
	CONSTRAINT fk_course_speech_speech_id FOREIGN KEY(speech_id) REFERENCES speech (id)
);
INSERT INTO "course_speech" VALUES(1,1,0);
INSERT INTO "course_speech" VALUES(2,2,0);
CREATE TABLE "decision" (
	id INTEGER NOT NULL, 
	question_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	action VARCHAR(20) NOT NULL, 
	"before" VARCHAR(20) NOT NULL, 
	"after" VARCHAR(20) NOT NULL, 
	version_before INTEGER NOT NULL, 
	version_after INTEGER NOT NULL, 
	reason TEXT NOT NULL, 
	decided_at DATETIME NOT NULL, 
	proposed INTEGER, 
	asks_anew BOOLEAN DEFAULT 0 NOT NULL, 
	flagged BOOLEAN DEFAULT 0 NOT NULL, 
	batch_id INTEGER, 
	CONSTRAINT pk_decision PRIMARY KEY (id), 
	CONSTRAINT fk_decision_question_id FOREIGN KEY(question_id) REFERENCES question (id), 
	CONSTRAINT ck_decision_before CHECK ("before" IN ('draft', 'approved', 'rejected', 'retired')), 
	CONSTRAINT ck_decision_after CHECK ("after" IN ('draft', 'approved', 'rejected', 'retired')), 
	CONSTRAINT ck_decision_action CHECK (action IN ('accept', 'edit', 'reject', 'retire', 'undo')), 
	CONSTRAINT fk_decision_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_decision_batch_id FOREIGN KEY(batch_id) REFERENCES batch (id)
);
INSERT INTO "decision" VALUES(1,1,1,'edit','approved','approved',7,8,'1字reason','2024-01-02 09:00:00.000000',11,1,1,1);
CREATE TABLE "enrolment" (
	course_id INTEGER NOT NULL, 
	trainee_id INTEGER NOT NULL, 
	enrolled_at DATETIME NOT NULL, 
	left_at DATETIME, 
	cohort_id INTEGER, 
	CONSTRAINT pk_enrolment PRIMARY KEY (course_id, trainee_id), 
	CONSTRAINT fk_enrolment_trainee_id FOREIGN KEY(trainee_id) REFERENCES person (id), 
	CONSTRAINT fk_enrolment_course_id FOREIGN KEY(course_id) REFERENCES course (id), 
	CONSTRAINT fk_enrolment_cohort_id FOREIGN KEY(cohort_id) REFERENCES cohort (id)
);
INSERT INTO "enrolment" VALUES(1,1,'2025-03-03 01:00:00.000000',NULL,NULL);
INSERT INTO "enrolment" VALUES(1,2,'2025-03-03 01:00:00.000000',NULL,NULL);
INSERT INTO "enrolment" VALUES(1,3,'2025-03-03 01:00:00.000000',NULL,NULL);
INSERT INTO "enrolment" VALUES(2,1,'2025-03-03 01:00:00.000000',NULL,NULL);
INSERT INTO "enrolment" VALUES(2,2,'2025-03-03 01:00:00.000000',NULL,NULL);
INSERT INTO "enrolment" VALUES(2,3,'2025-03-03 01:00:00.000000',NULL,NULL);
CREATE TABLE "exam" (
	id INTEGER NOT NULL, 
	course_id INTEGER NOT NULL, 
	title VARCHAR(200) NOT NULL, 
	blueprint JSON NOT NULL, 
	drawn JSON NOT NULL, 
	minutes INTEGER NOT NULL, 
	attempts INTEGER NOT NULL, 
	half_for_fewer BOOLEAN NOT NULL, 
	opens_at DATETIME NOT NULL, 
	closes_at DATETIME NOT NULL, 
	shown_at DATETIME, 
	seed INTEGER NOT NULL, 
	created_by INTEGER, 
	created_at DATETIME NOT NULL, 
	answers VARCHAR(20) NOT NULL, 
	is_chosen BOOLEAN NOT NULL, 
	shuffles_questions BOOLEAN NOT NULL, 
	shuffles_options BOOLEAN NOT NULL, 
	place VARCHAR(100) NOT NULL, 
	notes VARCHAR(1000) NOT NULL, 
	code VARCHAR(20), 
	pass_mark DOUBLE, 
	merit_mark DOUBLE, 
	makes_up_id INTEGER, 
	CONSTRAINT pk_exam PRIMARY KEY (id), 
	CONSTRAINT ck_exam_opens_before_it_closes CHECK (opens_at < closes_at), 
	CONSTRAINT ck_exam_somebody_may_try CHECK (attempts > 0), 
	CONSTRAINT fk_exam_created_by FOREIGN KEY(created_by) REFERENCES person (id), 
	CONSTRAINT ck_exam_time_is_given CHECK (minutes > 0), 
	CONSTRAINT fk_exam_course_id FOREIGN KEY(course_id) REFERENCES course (id), 
	CONSTRAINT ck_exam_answers CHECK (answers IN ('never', 'release', 'once')), 
	CONSTRAINT fk_exam_makes_up_id FOREIGN KEY(makes_up_id) REFERENCES exam (id)
);
INSERT INTO "exam" VALUES(1,2,'结业考试','{"title": "结业考试", "sections": [{"kind": "cloze", "number": 4, "points": 2.0, "speech_id": null, "band": null, "tag": "", "word_bank": false}], "minutes": 30, "notes": null, "speeches": [], "must": [], "must_not": [], "fresh": false, "essays": []}','[[[15, 15], [13, 13], [14, 14], [9, 9]]]',30,1,0,'2025-03-03 02:00:00.000000','2025-03-03 04:00:00.000000','2025-03-03 04:00:00.000000',7,4,'2025-03-03 01:00:00.000000','release',0,1,1,'','',NULL,NULL,NULL,NULL);
CREATE TABLE exam_candidate (
	exam_id INTEGER NOT NULL, 
	trainee_id INTEGER NOT NULL, 
	CONSTRAINT pk_exam_candidate PRIMARY KEY (exam_id, trainee_id), 
	CONSTRAINT fk_exam_candidate_exam_id FOREIGN KEY(exam_id) REFERENCES exam (id), 
	CONSTRAINT fk_exam_candidate_trainee_id FOREIGN KEY(trainee_id) REFERENCES person (id)
);
INSERT INTO "exam_candidate" VALUES(1,1);
CREATE TABLE exam_change (
	id INTEGER NOT NULL, 
	exam_id INTEGER NOT NULL, 
	act VARCHAR(20) NOT NULL, 
	reason VARCHAR(200) NOT NULL, 
	done_by INTEGER NOT NULL, 
	done_at DATETIME NOT NULL, 
	CONSTRAINT pk_exam_change PRIMARY KEY (id), 
	CONSTRAINT ck_exam_change_act CHECK (act IN ('extended', 'voided', 'readmitted', 'allowed', 'set', 'edited', 'opened', 'put_off', 'recoded', 'shown')), 
	CONSTRAINT fk_exam_change_exam_id FOREIGN KEY(exam_id) REFERENCES exam (id), 
	CONSTRAINT fk_exam_change_done_by FOREIGN KEY(done_by) REFERENCES person (id)
);
INSERT INTO "exam_change" VALUES(1,1,'set','',4,'2025-03-03 01:00:00.000000');
CREATE TABLE exam_entry (
	exam_id INTEGER NOT NULL, 
	trainee_id INTEGER NOT NULL, 
	wrong INTEGER NOT NULL, 
	closed_until DATETIME, 
	CONSTRAINT pk_exam_entry PRIMARY KEY (exam_id, trainee_id), 
	CONSTRAINT fk_exam_entry_exam_id FOREIGN KEY(exam_id) REFERENCES exam (id), 
	CONSTRAINT fk_exam_entry_trainee_id FOREIGN KEY(trainee_id) REFERENCES person (id)
);
INSERT INTO "exam_entry" VALUES(1,1,3,'2024-01-02 03:00:00.000000');
CREATE TABLE favourite (
	trainee_id INTEGER NOT NULL, 
	question_id INTEGER NOT NULL, 
	kept_at DATETIME NOT NULL, 
	CONSTRAINT pk_favourite PRIMARY KEY (trainee_id, question_id), 
	CONSTRAINT fk_favourite_question_id FOREIGN KEY(question_id) REFERENCES question (id), 
	CONSTRAINT fk_favourite_trainee_id FOREIGN KEY(trainee_id) REFERENCES person (id)
);
INSERT INTO "favourite" VALUES(1,1,'2024-01-02 02:00:00.000000');
CREATE TABLE first_answers (
	question_id INTEGER NOT NULL, 
	people INTEGER NOT NULL, 
	shares DOUBLE NOT NULL, 
	CONSTRAINT pk_first_answers PRIMARY KEY (question_id), 
	CONSTRAINT ck_first_answers_people_are_counted CHECK (people >= 0), 
	CONSTRAINT fk_first_answers_question_id FOREIGN KEY(question_id) REFERENCES question (id)
);
INSERT INTO "first_answers" VALUES(1,2,0.01);
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
);
INSERT INTO "habit" VALUES(1,2,3,1,1);
CREATE TABLE handover (
	id INTEGER NOT NULL, 
	paper_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	file VARCHAR(40) NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_handover PRIMARY KEY (id), 
	CONSTRAINT fk_handover_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id), 
	CONSTRAINT fk_handover_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "handover" VALUES(1,1,1,'1字file','2024-01-02 04:00:00.000000');
CREATE TABLE "invigilation" (
	id INTEGER NOT NULL, 
	exam_id INTEGER NOT NULL, 
	trainee_id INTEGER NOT NULL, 
	sitting_id INTEGER, 
	act VARCHAR(20) NOT NULL, 
	minutes INTEGER, 
	reason VARCHAR(200) NOT NULL, 
	done_by INTEGER NOT NULL, 
	done_at DATETIME NOT NULL, 
	CONSTRAINT pk_invigilation PRIMARY KEY (trainee_id, id), 
	CONSTRAINT ck_invigilation_act CHECK (act IN ('extended', 'voided', 'readmitted', 'allowed', 'set', 'edited', 'opened', 'put_off', 'recoded', 'shown')), 
	CONSTRAINT fk_invigilation_exam_id FOREIGN KEY(exam_id) REFERENCES exam (id), 
	CONSTRAINT fk_invigilation_done_by FOREIGN KEY(done_by) REFERENCES person (id), 
	CONSTRAINT fk_invigilation_trainee_id FOREIGN KEY(trainee_id) REFERENCES person (id), 
	CONSTRAINT fk_invigilation_trainee_id_sitting_id FOREIGN KEY(trainee_id, sitting_id) REFERENCES sitting (trainee_id, id)
);
INSERT INTO "invigilation" VALUES(1,1,1,1,'voided',6,'1字reason',1,'2024-01-02 08:00:00.000000');
CREATE TABLE issue (
	id INTEGER NOT NULL, 
	paper_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	booklet VARCHAR(8) NOT NULL, 
	printed JSON NOT NULL, 
	version_ids JSON NOT NULL, 
	seed INTEGER NOT NULL, 
	issued_by INTEGER, 
	issued_at DATETIME NOT NULL, 
	CONSTRAINT pk_issue PRIMARY KEY (id), 
	CONSTRAINT fk_issue_issued_by FOREIGN KEY(issued_by) REFERENCES person (id), 
	CONSTRAINT fk_issue_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id), 
	CONSTRAINT uq_issue_paper_id_number UNIQUE (paper_id, number)
);
INSERT INTO "issue" VALUES(1,1,3,'1字bookle','{}','{}',7,1,'2024-01-02 08:00:00.000000');
CREATE TABLE known_figure (
	course_id INTEGER NOT NULL, 
	trainee_id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	stamp VARCHAR(40) NOT NULL, 
	introduced INTEGER NOT NULL, 
	firm INTEGER NOT NULL, 
	expected DOUBLE NOT NULL, 
	CONSTRAINT pk_known_figure PRIMARY KEY (course_id, trainee_id), 
	CONSTRAINT fk_known_figure_course_id FOREIGN KEY(course_id) REFERENCES course (id), 
	CONSTRAINT fk_known_figure_trainee_id FOREIGN KEY(trainee_id) REFERENCES person (id)
);
INSERT INTO "known_figure" VALUES(1,1,3,'1字stamp',5,6,0.01);
CREATE TABLE likeness (
	question_id INTEGER NOT NULL, 
	band INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	CONSTRAINT pk_likeness PRIMARY KEY (question_id, band), 
	CONSTRAINT fk_likeness_question_id FOREIGN KEY(question_id) REFERENCES question (id)
);
INSERT INTO "likeness" VALUES(1,1,3);
CREATE TABLE "log_in" (
	token_hash VARCHAR(64) NOT NULL, 
	person_id INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	ended_at DATETIME, 
	seen_at DATETIME, 
	awaits_code BOOLEAN DEFAULT 0 NOT NULL, 
	device VARCHAR(60) DEFAULT '' NOT NULL, 
	address VARCHAR(45) DEFAULT '' NOT NULL, asks_notice BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_log_in PRIMARY KEY (token_hash), 
	CONSTRAINT fk_log_in_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "log_in" VALUES('1字token_hash',1,'2024-01-02 02:00:00.000000','2024-01-02 03:00:00.000000','2024-01-02 04:00:00.000000',1,'1字device','1字address',1);
CREATE TABLE "mark_change" (
	id INTEGER NOT NULL, 
	sitting_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	"before" DOUBLE NOT NULL, 
	"after" DOUBLE, 
	reason VARCHAR(300) NOT NULL, 
	changed_by INTEGER NOT NULL, 
	changed_at DATETIME NOT NULL, 
	trainee_id INTEGER NOT NULL, 
	CONSTRAINT pk_mark_change PRIMARY KEY (trainee_id, id), 
	CONSTRAINT fk_mark_change_changed_by FOREIGN KEY(changed_by) REFERENCES person (id), 
	CONSTRAINT ck_mark_change_points_are_not_taken CHECK ("after" IS NULL OR "after" >= 0), 
	CONSTRAINT fk_mark_change_trainee_id_sitting_id FOREIGN KEY(trainee_id, sitting_id) REFERENCES sitting (trainee_id, id)
);
INSERT INTO "mark_change" VALUES(1,1,3,0.01,0.01,'1字reason',1,'2024-01-02 07:00:00.000000',1);
CREATE TABLE memory_parameters (
	id INTEGER NOT NULL, 
	algorithm VARCHAR(20) NOT NULL, 
	weights JSON NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_memory_parameters PRIMARY KEY (id)
);
INSERT INTO "memory_parameters" VALUES(1,'1字algorithm','{}','2024-01-02 03:00:00.000000');
CREATE TABLE old_password (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	password_hash VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_old_password PRIMARY KEY (id), 
	CONSTRAINT fk_old_password_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "old_password" VALUES(1,1,'1字password_hash');
CREATE TABLE "paper" (
	id INTEGER NOT NULL, 
	course_id INTEGER NOT NULL, 
	title VARCHAR(200) NOT NULL, 
	blueprint JSON NOT NULL, 
	seed INTEGER NOT NULL, 
	created_by INTEGER, 
	created_at DATETIME NOT NULL, 
	usable_from DATETIME, 
	edition INTEGER NOT NULL, 
	replaces_id INTEGER, 
	CONSTRAINT pk_paper PRIMARY KEY (id), 
	CONSTRAINT fk_paper_course_id FOREIGN KEY(course_id) REFERENCES course (id), 
	CONSTRAINT fk_paper_replaces_id FOREIGN KEY(replaces_id) REFERENCES paper (id), 
	CONSTRAINT fk_paper_created_by FOREIGN KEY(created_by) REFERENCES person (id)
);
INSERT INTO "paper" VALUES(1,1,'1字title','{}',5,1,'2024-01-02 06:00:00.000000','2024-01-02 07:00:00.000000',9,1);
CREATE TABLE paper_reader (
	paper_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	CONSTRAINT pk_paper_reader PRIMARY KEY (paper_id, person_id), 
	CONSTRAINT fk_paper_reader_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id), 
	CONSTRAINT fk_paper_reader_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "paper_reader" VALUES(1,1);
CREATE TABLE "person" (
	id INTEGER NOT NULL, 
	login VARCHAR(40) NOT NULL, 
	name VARCHAR(40) NOT NULL, 
	unit VARCHAR(80) NOT NULL, 
	post VARCHAR(40) NOT NULL, 
	password_hash VARCHAR(200) NOT NULL, 
	must_change_password BOOLEAN NOT NULL, 
	failed_attempts INTEGER NOT NULL, 
	locked_until DATETIME, 
	stopped_at DATETIME, 
	is_sample BOOLEAN NOT NULL, 
	created_at DATETIME NOT NULL, 
	phone VARCHAR(20) DEFAULT '' NOT NULL, 
	password_expires_at DATETIME, 
	login_key VARCHAR(200) NOT NULL, 
	password_set_at DATETIME, 
	code_secret VARCHAR(64), 
	code_step INTEGER, 
	notice_at DATETIME, 
	leaves_at DATETIME, 
	erased_at DATETIME, secrecy_at DATETIME, secrecy_version VARCHAR(8), 
	CONSTRAINT pk_person PRIMARY KEY (id), 
	CONSTRAINT uq_person_login UNIQUE (login), 
	CONSTRAINT uq_person_login_key UNIQUE (login_key)
);
INSERT INTO "person" VALUES(1,'xueyuan','xueyuan','','','-',0,0,NULL,NULL,0,'2025-03-03 01:00:00.000000','',NULL,'xueyuan',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "person" VALUES(2,'xueyuan2','xueyuan2','','','-',0,0,NULL,NULL,0,'2025-03-03 01:00:00.000000','',NULL,'xueyuan2',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "person" VALUES(3,'xueyuan3','xueyuan3','','','-',0,0,NULL,NULL,0,'2025-03-03 01:00:00.000000','',NULL,'xueyuan3',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "person" VALUES(4,'guanli','guanli','','','-',0,0,NULL,NULL,0,'2025-03-03 01:00:00.000000','',NULL,'guanli',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE person_role (
	person_id INTEGER NOT NULL, 
	role VARCHAR(20) NOT NULL, 
	CONSTRAINT pk_person_role PRIMARY KEY (person_id, role), 
	CONSTRAINT fk_person_role_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT ck_person_role_role CHECK (role IN ('trainee', 'instructor', 'administrator', 'auditor'))
);
INSERT INTO "person_role" VALUES(1,'trainee');
INSERT INTO "person_role" VALUES(2,'trainee');
INSERT INTO "person_role" VALUES(3,'trainee');
INSERT INTO "person_role" VALUES(4,'instructor');
CREATE TABLE "printed_mark" (
	id INTEGER NOT NULL, 
	paper_id INTEGER NOT NULL, 
	trainee_id INTEGER NOT NULL, 
	part VARCHAR(12) NOT NULL, 
	value DOUBLE, 
	source VARCHAR(100) NOT NULL, 
	entered_by INTEGER NOT NULL, 
	entered_at DATETIME NOT NULL, 
	CONSTRAINT pk_printed_mark PRIMARY KEY (trainee_id, id), 
	CONSTRAINT fk_printed_mark_entered_by FOREIGN KEY(entered_by) REFERENCES person (id), 
	CONSTRAINT fk_printed_mark_paper_id FOREIGN KEY(paper_id) REFERENCES printed_test (paper_id), 
	CONSTRAINT fk_printed_mark_trainee_id FOREIGN KEY(trainee_id) REFERENCES person (id)
);
INSERT INTO "printed_mark" VALUES(1,1,1,'1字part',0.01,'1字source',1,'2024-01-02 07:00:00.000000');
CREATE TABLE printed_test (
	paper_id INTEGER NOT NULL, 
	course_id INTEGER NOT NULL, 
	title VARCHAR(200) NOT NULL, 
	layout JSON NOT NULL, 
	held_on DATE, 
	pass_mark DOUBLE, 
	merit_mark DOUBLE, 
	revision INTEGER NOT NULL, 
	set_by INTEGER, 
	set_at DATETIME NOT NULL, 
	CONSTRAINT pk_printed_test PRIMARY KEY (paper_id), 
	CONSTRAINT fk_printed_test_course_id FOREIGN KEY(course_id) REFERENCES course (id), 
	CONSTRAINT fk_printed_test_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id), 
	CONSTRAINT fk_printed_test_set_by FOREIGN KEY(set_by) REFERENCES person (id)
);
INSERT INTO "printed_test" VALUES(1,1,'1字title','{}','2024-01-06',0.01,0.01,8,1,'2024-01-02 09:00:00.000000');
CREATE TABLE proposal (
	question_id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	asks_anew BOOLEAN NOT NULL, 
	proposed_at DATETIME NOT NULL, 
	CONSTRAINT pk_proposal PRIMARY KEY (question_id), 
	CONSTRAINT fk_proposal_question_id FOREIGN KEY(question_id) REFERENCES question (id), 
	CONSTRAINT fk_proposal_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "proposal" VALUES(1,2,1,1,'2024-01-02 04:00:00.000000');
CREATE TABLE question (
	id INTEGER NOT NULL, 
	bank_id INTEGER NOT NULL, 
	fingerprint VARCHAR(16) NOT NULL, 
	requirement_id INTEGER, 
	kind VARCHAR(20) NOT NULL, 
	status VARCHAR(20) NOT NULL, 
	live INTEGER NOT NULL, 
	ready BOOLEAN NOT NULL, 
	chosen BOOLEAN NOT NULL, 
	score DOUBLE NOT NULL, 
	notes JSON NOT NULL, 
	source_changed BOOLEAN NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_question PRIMARY KEY (id), 
	CONSTRAINT fk_question_bank_id FOREIGN KEY(bank_id) REFERENCES bank (id), 
	CONSTRAINT fk_question_id_live FOREIGN KEY(id, live) REFERENCES version (question_id, number) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_question_requirement_id FOREIGN KEY(requirement_id) REFERENCES requirement (id), 
	CONSTRAINT uq_question_bank_id_fingerprint UNIQUE (bank_id, fingerprint), 
	CONSTRAINT ck_question_status CHECK (status IN ('draft', 'approved', 'rejected', 'retired'))
);
INSERT INTO "question" VALUES(1,1,'1-0',1,'cloze','approved',1,1,1,0.5,'[]',0,'2025-03-03 01:00:00.000000');
INSERT INTO "question" VALUES(2,1,'1-1',2,'matching','approved',1,1,1,0.5,'[]',0,'2025-03-03 01:00:00.000000');
INSERT INTO "question" VALUES(3,1,'1-2',3,'choice','approved',1,1,1,0.5,'[]',0,'2025-03-03 01:00:00.000000');
INSERT INTO "question" VALUES(4,1,'1-3',4,'multiple','approved',1,1,1,0.5,'[]',0,'2025-03-03 01:00:00.000000');
INSERT INTO "question" VALUES(5,1,'1-4',5,'judgement','approved',1,1,1,0.5,'[]',0,'2025-03-03 01:00:00.000000');
INSERT INTO "question" VALUES(6,1,'1-5',6,'judgement','approved',1,1,1,0.5,'[]',0,'2025-03-03 01:00:00.000000');
INSERT INTO "question" VALUES(7,1,'1-6',7,'ordering','approved',1,1,1,0.5,'[]',0,'2025-03-03 01:00:00.000000');
INSERT INTO "question" VALUES(8,1,'1-7',8,'recall','approved',1,1,1,0.5,'[]',0,'2025-03-03 01:00:00.000000');
INSERT INTO "question" VALUES(9,1,'2-8',9,'cloze','approved',1,1,1,0.5,'[]',0,'2025-03-03 01:00:00.000000');
INSERT INTO "question" VALUES(10,1,'2-9',10,'cloze','approved',1,1,1,0.5,'[]',0,'2025-03-03 01:00:00.000000');
INSERT INTO "question" VALUES(11,1,'2-10',11,'cloze','approved',1,1,1,0.5,'[]',0,'2025-03-03 01:00:00.000000');
INSERT INTO "question" VALUES(12,1,'2-11',12,'cloze','approved',1,1,1,0.5,'[]',0,'2025-03-03 01:00:00.000000');
INSERT INTO "question" VALUES(13,1,'2-12',13,'cloze','approved',1,1,1,0.5,'[]',0,'2025-03-03 01:00:00.000000');
INSERT INTO "question" VALUES(14,1,'2-13',14,'cloze','approved',1,1,1,0.5,'[]',0,'2025-03-03 01:00:00.000000');
INSERT INTO "question" VALUES(15,1,'2-14',15,'cloze','approved',1,1,1,0.5,'[]',0,'2025-03-03 01:00:00.000000');
INSERT INTO "question" VALUES(16,1,'2-15',16,'cloze','approved',1,1,1,0.5,'[]',0,'2025-03-03 01:00:00.000000');
CREATE TABLE question_tag (
	question_id INTEGER NOT NULL, 
	tag_id INTEGER NOT NULL, 
	CONSTRAINT pk_question_tag PRIMARY KEY (question_id, tag_id), 
	CONSTRAINT fk_question_tag_question_id FOREIGN KEY(question_id) REFERENCES question (id), 
	CONSTRAINT fk_question_tag_tag_id FOREIGN KEY(tag_id) REFERENCES tag (id)
);
INSERT INTO "question_tag" VALUES(1,1);
CREATE TABLE reading (
	id INTEGER NOT NULL, 
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
	read_at DATETIME NOT NULL, 
	CONSTRAINT pk_reading PRIMARY KEY (id), 
	CONSTRAINT fk_reading_bank_id FOREIGN KEY(bank_id) REFERENCES bank (id), 
	CONSTRAINT fk_reading_speech_id FOREIGN KEY(speech_id) REFERENCES speech (id), 
	CONSTRAINT uq_reading_bank_id_text_hash UNIQUE (bank_id, text_hash)
);
INSERT INTO "reading" VALUES(1,1,1,'档案工作专题','在全市档案工作座谈会上的讲话

一、把档案收全

档案人员要做到“三个及时”：及时收集、及时整理、及时归档。收集看齐全，整理看规范，归档看期限，利用看效率。

二、把档案管好

库房管理要坚持“双人双锁”。
','在全市档案工作座谈会上的讲话

一、把档案收全

档案人员要做到“三个及时”：及时收集、及时整理、及时归档。收集看齐全，整理看规范，归档看期限，利用看效率。

二、把档案管好

库房管理要坚持“双人双锁”。
','[]','[]','[]','[{"level": 1, "marker": "一、", "heading": "把档案收全", "start": 16, "end": 23, "parent": null}, {"level": 1, "marker": "二、", "heading": "把档案管好", "start": 80, "end": 87, "parent": null}]',0,'2025-03-03 01:00:00.000000');
INSERT INTO "reading" VALUES(2,1,2,'办公室业务','在全市档案工作座谈会上的讲话

一、把档案收全

档案人员要做到“三个及时”：及时收集、及时整理、及时归档。收集看齐全，整理看规范，归档看期限，利用看效率。

二、把档案管好

库房管理要坚持“双人双锁”。
','在全市档案工作座谈会上的讲话

一、把档案收全

档案人员要做到“三个及时”：及时收集、及时整理、及时归档。收集看齐全，整理看规范，归档看期限，利用看效率。

二、把档案管好

库房管理要坚持“双人双锁”。
','[]','[]','[]','[{"level": 1, "marker": "一、", "heading": "把档案收全", "start": 16, "end": 23, "parent": null}, {"level": 1, "marker": "二、", "heading": "把档案管好", "start": 80, "end": 87, "parent": null}]',0,'2025-03-03 01:00:00.000000');
CREATE TABLE reading_file (
	bank_id INTEGER NOT NULL, 
	file_hash VARCHAR(64) NOT NULL, 
	reading_id INTEGER NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_reading_file PRIMARY KEY (bank_id, file_hash), 
	CONSTRAINT fk_reading_file_bank_id FOREIGN KEY(bank_id) REFERENCES bank (id), 
	CONSTRAINT fk_reading_file_reading_id FOREIGN KEY(reading_id) REFERENCES reading (id)
);
INSERT INTO "reading_file" VALUES(1,'1字file_hash',1,'1字name');
CREATE TABLE "recheck" (
	id INTEGER NOT NULL, 
	sitting_id INTEGER NOT NULL, 
	position INTEGER, 
	words VARCHAR(300) NOT NULL, 
	asked_at DATETIME NOT NULL, 
	reply VARCHAR(300) NOT NULL, 
	answered_by INTEGER, 
	answered_at DATETIME, 
	trainee_id INTEGER NOT NULL, 
	CONSTRAINT pk_recheck PRIMARY KEY (trainee_id, id), 
	CONSTRAINT fk_recheck_answered_by FOREIGN KEY(answered_by) REFERENCES person (id), 
	CONSTRAINT fk_recheck_trainee_id_sitting_id FOREIGN KEY(trainee_id, sitting_id) REFERENCES sitting (trainee_id, id)
);
INSERT INTO "recheck" VALUES(1,1,3,'1字words','2024-01-02 04:00:00.000000','1字reply',1,'2024-01-02 07:00:00.000000',1);
CREATE TABLE recovery_code (
	person_id INTEGER NOT NULL, 
	code_hash VARCHAR(64) NOT NULL, 
	CONSTRAINT pk_recovery_code PRIMARY KEY (person_id, code_hash), 
	CONSTRAINT fk_recovery_code_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "recovery_code" VALUES(1,'1字code_hash');
CREATE TABLE "redating" (
	id INTEGER NOT NULL, 
	trainee_id INTEGER NOT NULL, 
	after_seq INTEGER NOT NULL, 
	dates JSON NOT NULL, 
	made_at DATETIME NOT NULL, 
	CONSTRAINT pk_redating PRIMARY KEY (trainee_id, id), 
	CONSTRAINT fk_redating_trainee_id FOREIGN KEY(trainee_id) REFERENCES person (id)
);
INSERT INTO "redating" VALUES(1,1,3,'{}','2024-01-02 04:00:00.000000');
CREATE TABLE report (
	id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	question_id INTEGER NOT NULL, 
	version_id INTEGER NOT NULL, 
	fault VARCHAR(20) NOT NULL, 
	words VARCHAR(500) NOT NULL, 
	verdict VARCHAR(20) NOT NULL, 
	reply VARCHAR(500) NOT NULL, 
	decided_by INTEGER, 
	decided_at DATETIME, 
	seen_at DATETIME, 
	made_at DATETIME NOT NULL, 
	CONSTRAINT pk_report PRIMARY KEY (id), 
	CONSTRAINT fk_report_decided_by FOREIGN KEY(decided_by) REFERENCES person (id), 
	CONSTRAINT fk_report_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT fk_report_question_id FOREIGN KEY(question_id) REFERENCES question (id), 
	CONSTRAINT fk_report_version_id FOREIGN KEY(version_id) REFERENCES version (id), 
	CONSTRAINT ck_report_fault CHECK (fault IN ('misprint', 'outdated', 'ambiguous', 'other')), 
	CONSTRAINT ck_report_verdict CHECK (verdict IN ('open', 'upheld', 'dismissed'))
);
INSERT INTO "report" VALUES(1,1,1,1,'outdated','1字words','upheld','1字reply',1,'2024-01-02 09:00:00.000000','2024-01-02 10:00:00.000000','2024-01-02 11:00:00.000000');
CREATE TABLE requirement (
	id INTEGER NOT NULL, 
	bank_id INTEGER NOT NULL, 
	fingerprint VARCHAR(16) NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	name VARCHAR(200) NOT NULL, 
	content JSON NOT NULL, said_by VARCHAR(80) DEFAULT '' NOT NULL, 
	CONSTRAINT pk_requirement PRIMARY KEY (id), 
	CONSTRAINT fk_requirement_bank_id FOREIGN KEY(bank_id) REFERENCES bank (id), 
	CONSTRAINT uq_requirement_bank_id_fingerprint UNIQUE (bank_id, fingerprint)
);
INSERT INTO "requirement" VALUES(1,1,'1-0','list','三个及时','{"kind": "list", "name": "三个及时", "items": []}','');
INSERT INTO "requirement" VALUES(2,1,'1-1','list','三个及时','{"kind": "list", "name": "三个及时", "items": []}','');
INSERT INTO "requirement" VALUES(3,1,'1-2','list','三个及时','{"kind": "list", "name": "三个及时", "items": []}','');
INSERT INTO "requirement" VALUES(4,1,'1-3','list','三个及时','{"kind": "list", "name": "三个及时", "items": []}','');
INSERT INTO "requirement" VALUES(5,1,'1-4','list','三个及时','{"kind": "list", "name": "三个及时", "items": []}','');
INSERT INTO "requirement" VALUES(6,1,'1-5','list','三个及时','{"kind": "list", "name": "三个及时", "items": []}','');
INSERT INTO "requirement" VALUES(7,1,'1-6','list','三个及时','{"kind": "list", "name": "三个及时", "items": []}','');
INSERT INTO "requirement" VALUES(8,1,'1-7','list','三个及时','{"kind": "list", "name": "三个及时", "items": []}','');
INSERT INTO "requirement" VALUES(9,1,'2-0','list','三个及时','{"kind": "list", "name": "三个及时", "items": []}','');
INSERT INTO "requirement" VALUES(10,1,'2-1','list','三个及时','{"kind": "list", "name": "三个及时", "items": []}','');
INSERT INTO "requirement" VALUES(11,1,'2-2','list','三个及时','{"kind": "list", "name": "三个及时", "items": []}','');
INSERT INTO "requirement" VALUES(12,1,'2-3','list','三个及时','{"kind": "list", "name": "三个及时", "items": []}','');
INSERT INTO "requirement" VALUES(13,1,'2-4','list','三个及时','{"kind": "list", "name": "三个及时", "items": []}','');
INSERT INTO "requirement" VALUES(14,1,'2-5','list','三个及时','{"kind": "list", "name": "三个及时", "items": []}','');
INSERT INTO "requirement" VALUES(15,1,'2-6','list','三个及时','{"kind": "list", "name": "三个及时", "items": []}','');
INSERT INTO "requirement" VALUES(16,1,'2-7','list','三个及时','{"kind": "list", "name": "三个及时", "items": []}','');
CREATE TABLE requirement_source (
	requirement_id INTEGER NOT NULL, 
	reading_id INTEGER NOT NULL, 
	start INTEGER NOT NULL, 
	"end" INTEGER NOT NULL, 
	CONSTRAINT pk_requirement_source PRIMARY KEY (requirement_id, reading_id, start), 
	CONSTRAINT fk_requirement_source_reading_id FOREIGN KEY(reading_id) REFERENCES reading (id), 
	CONSTRAINT fk_requirement_source_requirement_id FOREIGN KEY(requirement_id) REFERENCES requirement (id)
);
INSERT INTO "requirement_source" VALUES(1,1,1,4);
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
	"before" JSON NOT NULL, 
	algorithm VARCHAR(20) NOT NULL, 
	parameters_id INTEGER, 
	answered_at DATETIME NOT NULL, 
	study_day INTEGER NOT NULL, 
	seconds_taken DOUBLE NOT NULL, 
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
);
INSERT INTO "review" VALUES(1,1,'a1','answer',NULL,1,1,1,'good','{"parts": [{"written": "及时整理", "key": "及时整理", "right": true}], "hints": 0, "given_up": false, "means": "typed", "goal": null, "plan": {"phase": "review", "step": 0, "due_at": "2025-03-04T20:00:00+00:00"}, "worn_out": false}',1,'{"phase": "new", "step": 0, "stability": null, "difficulty": null, "due_at": null, "last_at": null, "last_day": null, "introduced_day": null, "reps": 0, "lapses": 0, "parameters_id": null}','fsrs-6',NULL,'2025-03-03 01:00:00.000000',739313,18.0);
INSERT INTO "review" VALUES(1,2,'a2','answer',NULL,1,1,1,'again','{"parts": [{"written": "及时归档", "key": "及时整理", "right": false}], "hints": 0, "given_up": false, "means": "typed", "goal": null, "plan": {"phase": "relearning", "step": 0, "due_at": "2025-03-03T01:10:00+00:00"}, "worn_out": false}',1,'{"phase": "review", "step": 0, "stability": 2.3065, "difficulty": 2.118103970459016, "due_at": "2025-03-04T20:00:00+00:00", "last_at": "2025-03-03T01:00:00+00:00", "last_day": 739313, "introduced_day": 739313, "reps": 1, "lapses": 0, "parameters_id": null}','fsrs-6',NULL,'2025-03-03 01:00:00.000000',739313,18.0);
CREATE TABLE review_list (
	id INTEGER NOT NULL, 
	speech_id INTEGER NOT NULL, 
	asked JSON NOT NULL, 
	made_by INTEGER NOT NULL, 
	made_at DATETIME NOT NULL, 
	settled_at DATETIME, 
	CONSTRAINT pk_review_list PRIMARY KEY (id), 
	CONSTRAINT fk_review_list_speech_id FOREIGN KEY(speech_id) REFERENCES speech (id), 
	CONSTRAINT fk_review_list_made_by FOREIGN KEY(made_by) REFERENCES person (id)
);
INSERT INTO "review_list" VALUES(1,1,'{}',1,'2024-01-02 04:00:00.000000','2024-01-02 05:00:00.000000');
CREATE TABLE saved_plan (
	id INTEGER NOT NULL, 
	course_id INTEGER NOT NULL, 
	name VARCHAR(40) NOT NULL, 
	"plan" JSON NOT NULL, 
	made_by INTEGER NOT NULL, 
	changed_at DATETIME NOT NULL, 
	CONSTRAINT pk_saved_plan PRIMARY KEY (id), 
	CONSTRAINT fk_saved_plan_course_id FOREIGN KEY(course_id) REFERENCES course (id), 
	CONSTRAINT fk_saved_plan_made_by FOREIGN KEY(made_by) REFERENCES person (id), 
	CONSTRAINT uq_saved_plan_made_by_course_id_name UNIQUE (made_by, course_id, name)
);
INSERT INTO "saved_plan" VALUES(1,1,'1字name','{}',1,'2024-01-02 05:00:00.000000');
CREATE TABLE "sheet_answer" (
	sitting_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	response JSON NOT NULL, 
	saves INTEGER NOT NULL, 
	token VARCHAR(32) NOT NULL, 
	saved_at DATETIME NOT NULL, 
	marks JSON, 
	points DOUBLE, 
	trainee_id INTEGER NOT NULL, 
	CONSTRAINT pk_sheet_answer PRIMARY KEY (trainee_id, sitting_id, position), 
	CONSTRAINT ck_sheet_answer_saves_count_from_one CHECK (saves > 0), 
	CONSTRAINT fk_sheet_answer_trainee_id_sitting_id FOREIGN KEY(trainee_id, sitting_id) REFERENCES sitting (trainee_id, id)
);
INSERT INTO "sheet_answer" VALUES(1,1,'{}',4,'1字token','2024-01-02 05:00:00.000000','{}',0.01,1);
CREATE TABLE site_setting (
	name VARCHAR(40) NOT NULL, 
	value JSON NOT NULL, 
	CONSTRAINT pk_site_setting PRIMARY KEY (name)
);
INSERT INTO "site_setting" VALUES('1字name','{}');
CREATE TABLE "sitting" (
	id INTEGER NOT NULL, 
	trainee_id INTEGER NOT NULL, 
	exam_id INTEGER, 
	course_id INTEGER, 
	sort VARCHAR(20) NOT NULL, 
	slot INTEGER NOT NULL, 
	title VARCHAR(200) NOT NULL, 
	drawn JSON NOT NULL, 
	seed INTEGER NOT NULL, 
	started_at DATETIME NOT NULL, 
	deadline DATETIME, 
	ended_at DATETIME, 
	voided_at DATETIME, 
	learnt_at DATETIME, 
	points DOUBLE, 
	total DOUBLE NOT NULL, 
	markings INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_sitting PRIMARY KEY (trainee_id, id), 
	CONSTRAINT fk_sitting_trainee_id FOREIGN KEY(trainee_id) REFERENCES person (id), 
	CONSTRAINT uq_sitting_trainee_id_exam_id_sort_slot UNIQUE (trainee_id, exam_id, sort, slot), 
	CONSTRAINT fk_sitting_course_id FOREIGN KEY(course_id) REFERENCES course (id), 
	CONSTRAINT fk_sitting_exam_id FOREIGN KEY(exam_id) REFERENCES exam (id), 
	CONSTRAINT ck_sitting_slots_count_from_one CHECK (slot > 0), 
	CONSTRAINT ck_sitting_sort CHECK (sort IN ('exam', 'mock', 'drill'))
);
INSERT INTO "sitting" VALUES(1,1,1,2,'exam',1,'结业考试','[[13, 13, 2.0], [15, 15, 2.0], [9, 9, 2.0], [14, 14, 2.0]]',7,'2025-03-03 02:00:00.000000','2025-03-03 02:30:00.000000',NULL,NULL,NULL,NULL,8.0,0);
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
);
INSERT INTO "source" VALUES(1,1,0,-1,25,54);
INSERT INTO "source" VALUES(1,1,0,0,44,48);
INSERT INTO "source" VALUES(2,1,0,-1,54,78);
INSERT INTO "source" VALUES(2,1,0,0,54,56);
INSERT INTO "source" VALUES(2,1,0,1,57,59);
INSERT INTO "source" VALUES(2,1,0,2,60,62);
INSERT INTO "source" VALUES(2,1,0,3,63,65);
INSERT INTO "source" VALUES(2,1,0,4,66,68);
INSERT INTO "source" VALUES(2,1,0,5,69,71);
INSERT INTO "source" VALUES(2,1,0,6,72,74);
INSERT INTO "source" VALUES(2,1,0,7,75,77);
INSERT INTO "source" VALUES(3,1,0,-1,25,54);
INSERT INTO "source" VALUES(4,1,0,-1,25,54);
INSERT INTO "source" VALUES(4,1,0,0,39,43);
INSERT INTO "source" VALUES(4,1,0,1,44,48);
INSERT INTO "source" VALUES(4,1,0,2,49,53);
INSERT INTO "source" VALUES(5,1,0,-1,25,54);
INSERT INTO "source" VALUES(6,1,0,-1,25,54);
INSERT INTO "source" VALUES(7,1,0,-1,25,54);
INSERT INTO "source" VALUES(7,1,0,0,39,43);
INSERT INTO "source" VALUES(7,1,0,1,44,48);
INSERT INTO "source" VALUES(7,1,0,2,49,53);
INSERT INTO "source" VALUES(8,1,0,-1,25,54);
INSERT INTO "source" VALUES(8,1,0,0,39,43);
INSERT INTO "source" VALUES(8,1,0,1,44,48);
INSERT INTO "source" VALUES(8,1,0,2,49,53);
INSERT INTO "source" VALUES(9,2,0,-1,25,54);
INSERT INTO "source" VALUES(10,2,0,-1,25,54);
INSERT INTO "source" VALUES(11,2,0,-1,25,54);
INSERT INTO "source" VALUES(12,2,0,-1,25,54);
INSERT INTO "source" VALUES(13,2,0,-1,25,54);
INSERT INTO "source" VALUES(14,2,0,-1,25,54);
INSERT INTO "source" VALUES(15,2,0,-1,25,54);
INSERT INTO "source" VALUES(16,2,0,-1,25,54);
CREATE TABLE source_check (
	question_id INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	checked_at DATETIME NOT NULL, 
	CONSTRAINT pk_source_check PRIMARY KEY (question_id, version, person_id), 
	CONSTRAINT fk_source_check_question_id FOREIGN KEY(question_id) REFERENCES question (id), 
	CONSTRAINT fk_source_check_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);
INSERT INTO "source_check" VALUES(1,1,1,'2024-01-02 03:00:00.000000');
CREATE TABLE speech (
	id INTEGER NOT NULL, 
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
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_speech PRIMARY KEY (id), 
	CONSTRAINT fk_speech_bank_id FOREIGN KEY(bank_id) REFERENCES bank (id), 
	CONSTRAINT fk_speech_created_by FOREIGN KEY(created_by) REFERENCES person (id), 
	CONSTRAINT ck_speech_publicity CHECK (publicity IN ('public', 'internal'))
);
INSERT INTO "speech" VALUES(1,1,'档案工作专题','','',NULL,'','','public',1,0,NULL,'2025-03-03 01:00:00.000000');
INSERT INTO "speech" VALUES(2,1,'办公室业务','','',NULL,'','','public',1,0,NULL,'2025-03-03 01:00:00.000000');
CREATE TABLE speech_change (
	id INTEGER NOT NULL, 
	speech_id INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	act VARCHAR(20) NOT NULL, 
	"before" JSON NOT NULL, 
	"after" JSON NOT NULL, 
	changed_at DATETIME NOT NULL, 
	CONSTRAINT pk_speech_change PRIMARY KEY (id), 
	CONSTRAINT fk_speech_change_speech_id FOREIGN KEY(speech_id) REFERENCES speech (id), 
	CONSTRAINT fk_speech_change_person_id FOREIGN KEY(person_id) REFERENCES person (id), 
	CONSTRAINT ck_speech_change_speechact CHECK (act IN ('read', 'facts', 'join'))
);
INSERT INTO "speech_change" VALUES(1,1,1,'facts','{}','{}','2024-01-02 06:00:00.000000');
CREATE TABLE stranger (
	login_hash VARCHAR(64) NOT NULL, 
	failed_attempts INTEGER NOT NULL, 
	locked_until DATETIME, 
	tried_at DATETIME NOT NULL, 
	CONSTRAINT pk_stranger PRIMARY KEY (login_hash)
);
INSERT INTO "stranger" VALUES('1字login_hash',2,'2024-01-02 02:00:00.000000','2024-01-02 03:00:00.000000');
CREATE TABLE tag (
	id INTEGER NOT NULL, 
	bank_id INTEGER NOT NULL, 
	name VARCHAR(20) NOT NULL, 
	CONSTRAINT pk_tag PRIMARY KEY (id), 
	CONSTRAINT fk_tag_bank_id FOREIGN KEY(bank_id) REFERENCES bank (id), 
	CONSTRAINT uq_tag_bank_id_name UNIQUE (bank_id, name)
);
INSERT INTO "tag" VALUES(1,1,'1字name');
CREATE TABLE test_figure (
	id INTEGER NOT NULL, 
	exam_id INTEGER, 
	paper_id INTEGER, 
	reach VARCHAR(80) NOT NULL, 
	figures JSON NOT NULL, 
	CONSTRAINT pk_test_figure PRIMARY KEY (id), 
	CONSTRAINT fk_test_figure_exam_id FOREIGN KEY(exam_id) REFERENCES exam (id), 
	CONSTRAINT fk_test_figure_paper_id FOREIGN KEY(paper_id) REFERENCES printed_test (paper_id), 
	CONSTRAINT uq_test_figure_exam_id UNIQUE (exam_id), 
	CONSTRAINT uq_test_figure_paper_id UNIQUE (paper_id)
);
INSERT INTO "test_figure" VALUES(1,1,1,'1字reach','{}');
CREATE TABLE version (
	id INTEGER NOT NULL, 
	question_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	content JSON NOT NULL, 
	author_id INTEGER, 
	created_at DATETIME NOT NULL, words TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_version PRIMARY KEY (id), 
	CONSTRAINT fk_version_author_id FOREIGN KEY(author_id) REFERENCES person (id), 
	CONSTRAINT fk_version_question_id FOREIGN KEY(question_id) REFERENCES question (id), 
	CONSTRAINT uq_version_question_id_number UNIQUE (question_id, number)
);
INSERT INTO "version" VALUES(1,1,1,'{"stem": "讲话要求档案人员做到“三个及时”：及时收集、____、及时归档。", "answers": ["及时整理"], "accepted": [[]], "order_free": false, "kind": "cloze"}',NULL,'2025-03-03 01:00:00.000000','讲话要求档案人员做到“三个及时”：及时收集、及时整理、及时归档。
及时整理');
INSERT INTO "version" VALUES(2,2,1,'{"directions": "将档案工作的各个环节与讲话提出的着眼点配对。", "pairs": [["收集", "齐全"], ["整理", "规范"], ["归档", "期限"], ["利用", "效率"]], "extra": ["保密"], "kind": "matching"}',NULL,'2025-03-03 01:00:00.000000','将档案工作的各个环节与讲话提出的着眼点配对。
收集
齐全
整理
规范
归档
期限
利用
效率
保密');
INSERT INTO "version" VALUES(3,3,1,'{"stem": "下列不属于档案人员“三个及时”的是（　　）。", "options": ["及时收集", "及时整理", "及时归档", "及时利用"], "answer": "及时利用", "negative": true, "kind": "choice"}',NULL,'2025-03-03 01:00:00.000000','下列不属于档案人员“三个及时”的是（　　）。
及时收集
及时整理
及时归档
及时利用
及时利用');
INSERT INTO "version" VALUES(4,4,1,'{"stem": "档案人员的“三个及时”包括（　　）。", "options": ["及时收集", "及时整理", "及时归档", "及时利用"], "answers": ["及时收集", "及时整理", "及时归档"], "kind": "multiple"}',NULL,'2025-03-03 01:00:00.000000','档案人员的“三个及时”包括（　　）。
及时收集
及时整理
及时归档
及时利用
及时收集
及时整理
及时归档');
INSERT INTO "version" VALUES(5,5,1,'{"statement": "讲话要求库房管理坚持“双人双锁”。", "truth": true, "correction": null, "kind": "judgement"}',NULL,'2025-03-03 01:00:00.000000','讲话要求库房管理坚持“双人双锁”。');
INSERT INTO "version" VALUES(6,6,1,'{"statement": "讲话提出，收集看齐全，整理看期限。", "truth": false, "correction": "讲话提出，收集看齐全，整理看规范。", "kind": "judgement"}',NULL,'2025-03-03 01:00:00.000000','讲话提出，收集看齐全，整理看期限。
讲话提出，收集看齐全，整理看规范。');
INSERT INTO "version" VALUES(7,7,1,'{"stem": "请按档案工作的先后排列下列环节。", "items": ["及时收集", "及时整理", "及时归档"], "kind": "ordering"}',NULL,'2025-03-03 01:00:00.000000','请按档案工作的先后排列下列环节。
及时收集
及时整理
及时归档');
INSERT INTO "version" VALUES(8,8,1,'{"stem": "简述档案人员的“三个及时”（3 项）。", "items": ["及时收集", "及时整理", "及时归档"], "accepted": [[], [], ["及时存档"]], "order_free": true, "kind": "recall"}',NULL,'2025-03-03 01:00:00.000000','简述档案人员的“三个及时”（3 项）。
及时收集
及时整理
及时归档
及时存档');
INSERT INTO "version" VALUES(9,9,1,'{"stem": "第0条：文稿起草要讲____，公文办理要讲____，件件有着落。", "answers": ["质量", "时效"], "accepted": [[], []], "order_free": false, "kind": "cloze"}',NULL,'2025-03-03 01:00:00.000000','第0条：文稿起草要讲质量，公文办理要讲时效，件件有着落。
质量
时效');
INSERT INTO "version" VALUES(10,10,1,'{"stem": "第1条：督查督办要坚持____导向，一抓到底，不见成效不收兵。", "answers": ["问题"], "accepted": [[]], "order_free": false, "kind": "cloze"}',NULL,'2025-03-03 01:00:00.000000','第1条：督查督办要坚持问题导向，一抓到底，不见成效不收兵。
问题');
INSERT INTO "version" VALUES(11,11,1,'{"stem": "第2条：会议安排要少开会、开短会、____，能合并的就合并。", "answers": ["开管用的会"], "accepted": [[]], "order_free": false, "kind": "cloze"}',NULL,'2025-03-03 01:00:00.000000','第2条：会议安排要少开会、开短会、开管用的会，能合并的就合并。
开管用的会');
INSERT INTO "version" VALUES(12,12,1,'{"stem": "第3条：值班工作实行全天____制度，有事报事，无事报平安。", "answers": ["领导带班"], "accepted": [[]], "order_free": false, "kind": "cloze"}',NULL,'2025-03-03 01:00:00.000000','第3条：值班工作实行全天领导带班制度，有事报事，无事报平安。
领导带班');
INSERT INTO "version" VALUES(13,13,1,'{"stem": "第4条：文稿起草要讲____，公文办理要讲____，件件有着落。", "answers": ["质量", "时效"], "accepted": [[], []], "order_free": false, "kind": "cloze"}',NULL,'2025-03-03 01:00:00.000000','第4条：文稿起草要讲质量，公文办理要讲时效，件件有着落。
质量
时效');
INSERT INTO "version" VALUES(14,14,1,'{"stem": "第5条：督查督办要坚持____导向，一抓到底，不见成效不收兵。", "answers": ["问题"], "accepted": [[]], "order_free": false, "kind": "cloze"}',NULL,'2025-03-03 01:00:00.000000','第5条：督查督办要坚持问题导向，一抓到底，不见成效不收兵。
问题');
INSERT INTO "version" VALUES(15,15,1,'{"stem": "第6条：会议安排要少开会、开短会、____，能合并的就合并。", "answers": ["开管用的会"], "accepted": [[]], "order_free": false, "kind": "cloze"}',NULL,'2025-03-03 01:00:00.000000','第6条：会议安排要少开会、开短会、开管用的会，能合并的就合并。
开管用的会');
INSERT INTO "version" VALUES(16,16,1,'{"stem": "第7条：值班工作实行全天____制度，有事报事，无事报平安。", "answers": ["领导带班"], "accepted": [[]], "order_free": false, "kind": "cloze"}',NULL,'2025-03-03 01:00:00.000000','第7条：值班工作实行全天领导带班制度，有事报事，无事报平安。
领导带班');
CREATE INDEX ix_bank_member_person_id ON bank_member (person_id);
CREATE INDEX ix_cohort_member_trainee_id ON cohort_member (trainee_id);
CREATE INDEX ix_speech_bank_id ON speech (bank_id);
CREATE INDEX ix_course_cohort_cohort_id ON course_cohort (cohort_id);
CREATE INDEX ix_course_instructor_person_id ON course_instructor (person_id);
CREATE INDEX ix_course_speech_speech_id ON course_speech (speech_id);
CREATE INDEX ix_question_bank_id_status_id ON question (bank_id, status, id);
CREATE INDEX ix_question_requirement_id ON question (requirement_id);
CREATE INDEX ix_reading_speech_id ON reading (speech_id);
CREATE INDEX ix_card_question_id ON card (question_id);
CREATE INDEX ix_card_trainee_id_last_day ON card (trainee_id, last_day);
CREATE INDEX ix_reading_file_reading_id ON reading_file (reading_id);
CREATE INDEX ix_requirement_source_reading_id ON requirement_source (reading_id);
CREATE INDEX ix_source_reading_id ON source (reading_id);
CREATE INDEX ix_review_question_id_answered_at ON review (question_id, answered_at);
CREATE INDEX ix_review_trainee_id_question_id_seq ON review (trainee_id, question_id, seq);
CREATE INDEX ix_review_trainee_id_study_day_seq ON review (trainee_id, study_day, seq);
CREATE INDEX ix_stranger_tried_at ON stranger (tried_at);
CREATE INDEX ix_favourite_question_id ON favourite (question_id);
CREATE INDEX ix_report_verdict_question_id ON report (verdict, question_id);
CREATE INDEX ix_report_person_id_made_at ON report (person_id, made_at);
CREATE UNIQUE INDEX uq_report_one_open ON report (person_id, question_id) WHERE verdict = 'open';
CREATE INDEX ix_card_asked ON card (trainee_id, course_id, phase, due_at, question_id, suspended_at, buried_day);
CREATE INDEX ix_version_author_id ON version (author_id);
CREATE INDEX ix_requirement_bank_id_said_by ON requirement (bank_id, said_by);
CREATE INDEX ix_batch_person_id_id ON batch (person_id, id);
CREATE INDEX ix_batch_item_question_id ON batch_item (question_id);
CREATE INDEX ix_question_tag_tag_id ON question_tag (tag_id);
CREATE INDEX ix_bank_change_bank_id_id ON bank_change (bank_id, id);
CREATE INDEX ix_question_changed ON question (bank_id) WHERE source_changed = 1;
CREATE INDEX ix_decision_person_id ON decision (person_id);
CREATE INDEX ix_decision_question_id_id ON decision (question_id, id);
CREATE INDEX ix_decision_batch_id ON decision (batch_id);
CREATE INDEX ix_comment_question_id_id ON comment (question_id, id);
CREATE INDEX ix_comment_person_id ON comment (person_id);
CREATE INDEX ix_source_check_person_id ON source_check (person_id);
CREATE INDEX ix_proposal_person_id ON proposal (person_id);
CREATE INDEX ix_bank_rule_bank_id_id ON bank_rule (bank_id, id);
CREATE INDEX ix_bank_rule_person_id ON bank_rule (person_id);
CREATE INDEX ix_speech_change_speech_id_id ON speech_change (speech_id, id);
CREATE INDEX ix_speech_change_person_id ON speech_change (person_id);
CREATE INDEX ix_likeness_number ON likeness (number);
CREATE INDEX ix_cohort_instructor_person_id ON cohort_instructor (person_id);
CREATE INDEX ix_enrolment_trainee_id ON enrolment (trainee_id);
CREATE INDEX ix_course_omission_question_id ON course_omission (question_id);
CREATE INDEX ix_class_change_cohort_id_id ON class_change (cohort_id, id);
CREATE INDEX ix_class_change_course_id_id ON class_change (course_id, id);
CREATE INDEX ix_exam_course_id_opens_at ON exam (course_id, opens_at);
CREATE INDEX ix_exam_makes_up_id ON exam (makes_up_id);
CREATE INDEX ix_exam_candidate_trainee_id ON exam_candidate (trainee_id);
CREATE INDEX ix_printed_test_course_id ON printed_test (course_id);
CREATE INDEX ix_answer_figure_question_id ON answer_figure (question_id);
CREATE INDEX ix_answer_figure_shares ON answer_figure (trainee_id, question_id, first, last);
CREATE INDEX ix_known_figure_trainee_id ON known_figure (trainee_id);
CREATE INDEX ix_handover_paper_id_id ON handover (paper_id, id);
CREATE INDEX ix_review_list_speech_id ON review_list (speech_id);
CREATE INDEX ix_audit_entry_at ON audit_entry (at);
CREATE INDEX ix_audit_entry_person_id_at ON audit_entry (person_id, at);
CREATE TRIGGER audit_entry_stays BEFORE UPDATE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'the audit log is never changed'); END;
CREATE TRIGGER audit_entry_is_kept BEFORE DELETE ON audit_entry
WHEN OLD.at > datetime('now', '-184 days')
BEGIN SELECT RAISE(ABORT, 'the audit log is kept for half a year'); END;
CREATE INDEX ix_log_in_person_id ON log_in (person_id);
CREATE INDEX ix_old_password_person_id ON old_password (person_id);
CREATE INDEX ix_saved_plan_course_id ON saved_plan (course_id);
CREATE INDEX ix_paper_course_id ON paper (course_id);
CREATE UNIQUE INDEX ix_paper_replaces_id ON paper (replaces_id);
CREATE INDEX ix_exam_change_exam_id_id ON exam_change (exam_id, id);
CREATE INDEX ix_sitting_exam_id_sort_trainee_id ON sitting (exam_id, sort, trainee_id);
CREATE INDEX ix_sitting_trainee_id_started_at ON sitting (trainee_id, started_at);
CREATE INDEX ix_sitting_id ON sitting (id);
CREATE INDEX ix_recheck_answered_at ON recheck (answered_at);
CREATE INDEX ix_recheck_id ON recheck (id);
CREATE INDEX ix_mark_change_id ON mark_change (id);
CREATE INDEX ix_invigilation_exam_id_trainee_id_act ON invigilation (exam_id, trainee_id, act);
CREATE INDEX ix_invigilation_id ON invigilation (id);
CREATE INDEX ix_printed_mark_paper_id_trainee_id_part ON printed_mark (paper_id, trainee_id, part);
CREATE INDEX ix_printed_mark_id ON printed_mark (id);
CREATE INDEX ix_redating_trainee_id_after_seq ON redating (trainee_id, after_seq);
CREATE INDEX ix_redating_id ON redating (id);
CREATE INDEX ix_appeal_verdict_question_id ON appeal (verdict, question_id);
CREATE INDEX ix_appeal_id ON appeal (id);
COMMIT;
