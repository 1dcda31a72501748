-- The remaining records: metrics and objectives, capacity, health, people, rhythm; and what earlier kinds gained.

ALTER TABLE strategy ADD COLUMN "score_model" TEXT;
ALTER TABLE strategy ADD COLUMN "score_factors" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("score_factors"));
ALTER TABLE strategy ADD COLUMN "category_bounds" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("category_bounds"));
ALTER TABLE strategy ADD COLUMN "working_days" INTEGER NOT NULL DEFAULT 0 CHECK ("working_days" IN (0, 1));
ALTER TABLE strategy ADD COLUMN "holidays" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("holidays"));
ALTER TABLE decision ADD COLUMN "gates" TEXT REFERENCES initiative (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX decision_by_gates ON decision ("gates");

-- A number that tells whether the strategy works.
CREATE TABLE metric (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    rank TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "definition" TEXT NOT NULL DEFAULT '',
    "role" TEXT NOT NULL,
    "view" TEXT NOT NULL,
    "pillar" TEXT REFERENCES pillar (id) DEFERRABLE INITIALLY DEFERRED,
    "unit" TEXT NOT NULL DEFAULT '',
    "direction" TEXT NOT NULL,
    "baseline" REAL,
    "target" REAL,
    "target_date" TEXT,
    "source" TEXT NOT NULL DEFAULT '',
    "owner" TEXT NOT NULL DEFAULT '',
    "guarded_by" TEXT REFERENCES metric (id) DEFERRABLE INITIALLY DEFERRED,
    "drives" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("drives")),
    "objective" REAL,
    "window_days" INTEGER
) STRICT;
CREATE INDEX metric_by_rank ON metric (rank, id);
CREATE INDEX metric_by_pillar ON metric ("pillar");
CREATE INDEX metric_by_guarded_by ON metric ("guarded_by");

-- The value of a metric on a day.
CREATE TABLE measurement (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    rank TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    "metric" TEXT REFERENCES metric (id) DEFERRABLE INITIALLY DEFERRED,
    "date" TEXT,
    "value" REAL,
    "note" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX measurement_by_rank ON measurement (rank, id);
CREATE INDEX measurement_by_metric ON measurement ("metric");

-- A stretch of time in which capacity is planned and objectives are reached, mostly a quarter.
CREATE TABLE cycle (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    rank TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "quarter" TEXT,
    "starts" TEXT,
    "ends" TEXT,
    "capacity" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("capacity")),
    "allocations" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("allocations")),
    "note" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX cycle_by_rank ON cycle (rank, id);

-- What a pillar wants to reach within a time: an outcome that people will notice.
CREATE TABLE objective (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    rank TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    "pillar" TEXT REFERENCES pillar (id) DEFERRABLE INITIALLY DEFERRED,
    "title" TEXT NOT NULL DEFAULT '',
    "why" TEXT NOT NULL DEFAULT '',
    "owner" TEXT NOT NULL DEFAULT '',
    "cycle" TEXT REFERENCES cycle (id) DEFERRABLE INITIALLY DEFERRED,
    "starts" TEXT,
    "ends" TEXT,
    "final_score" REAL
) STRICT;
CREATE INDEX objective_by_rank ON objective (rank, id);
CREATE INDEX objective_by_pillar ON objective ("pillar");
CREATE INDEX objective_by_cycle ON objective ("cycle");

-- A number that shows that the objective is reached: an outcome, not an output.
CREATE TABLE key_result (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    rank TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    "objective" TEXT REFERENCES objective (id) DEFERRABLE INITIALLY DEFERRED,
    "title" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL,
    "metric" TEXT REFERENCES metric (id) DEFERRABLE INITIALLY DEFERRED,
    "unit" TEXT NOT NULL DEFAULT '',
    "baseline" REAL,
    "target" REAL,
    "current" REAL,
    "weight" REAL,
    "owner" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX key_result_by_rank ON key_result (rank, id);
CREATE INDEX key_result_by_objective ON key_result ("objective");
CREATE INDEX key_result_by_metric ON key_result ("metric");

-- Where a key result stood on a day, and how sure its owner was.
CREATE TABLE check_in (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    rank TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    "key_result" TEXT REFERENCES key_result (id) DEFERRABLE INITIALLY DEFERRED,
    "date" TEXT,
    "value" REAL,
    "confidence" TEXT,
    "likelihood" REAL,
    "note" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX check_in_by_rank ON check_in (rank, id);
CREATE INDEX check_in_by_key_result ON check_in ("key_result");

-- Something built or left in a way that makes every later change dearer.
CREATE TABLE debt_item (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    rank TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "area" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "risk" INTEGER,
    "business_impact" INTEGER,
    "principal" REAL,
    "interest" REAL,
    "since" TEXT,
    "metric" TEXT REFERENCES metric (id) DEFERRABLE INITIALLY DEFERRED,
    "metric_change" REAL,
    "status" TEXT NOT NULL,
    "initiative" TEXT REFERENCES initiative (id) DEFERRABLE INITIALLY DEFERRED,
    "paid_on" TEXT,
    "owner" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX debt_item_by_rank ON debt_item (rank, id);
CREATE INDEX debt_item_by_metric ON debt_item ("metric");
CREATE INDEX debt_item_by_initiative ON debt_item ("initiative");

-- Something that the platform does for those who build on it.
CREATE TABLE capability (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    rank TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "area" TEXT NOT NULL DEFAULT '',
    "owner" TEXT NOT NULL DEFAULT '',
    "service_level" TEXT NOT NULL DEFAULT '',
    "metric" TEXT REFERENCES metric (id) DEFERRABLE INITIALLY DEFERRED,
    "consumers" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("consumers")),
    "maturity" INTEGER,
    "needed" INTEGER,
    "pain_level" INTEGER,
    "pain" TEXT NOT NULL DEFAULT '',
    "notes" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX capability_by_rank ON capability (rank, id);
CREATE INDEX capability_by_metric ON capability ("metric");

-- A question that is answered by trying, before much is built on the answer.
CREATE TABLE experiment (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    rank TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "hypothesis" TEXT NOT NULL DEFAULT '',
    "method" TEXT,
    "initiative" TEXT REFERENCES initiative (id) DEFERRABLE INITIALLY DEFERRED,
    "metric" TEXT REFERENCES metric (id) DEFERRABLE INITIALLY DEFERRED,
    "guard" TEXT REFERENCES metric (id) DEFERRABLE INITIALLY DEFERRED,
    "success_threshold" TEXT NOT NULL DEFAULT '',
    "exit_criteria" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("exit_criteria")),
    "start" TEXT,
    "end" TEXT,
    "status" TEXT NOT NULL,
    "result" TEXT,
    "learning" TEXT NOT NULL DEFAULT '',
    "owner" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX experiment_by_rank ON experiment (rank, id);
CREATE INDEX experiment_by_initiative ON experiment ("initiative");
CREATE INDEX experiment_by_metric ON experiment ("metric");
CREATE INDEX experiment_by_guard ON experiment ("guard");

-- Something bad that may happen.
CREATE TABLE risk (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    rank TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "class" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "likelihood" INTEGER,
    "impact" INTEGER,
    "mitigation" TEXT NOT NULL DEFAULT '',
    "initiative" TEXT REFERENCES initiative (id) DEFERRABLE INITIALLY DEFERRED,
    "pillar" TEXT REFERENCES pillar (id) DEFERRABLE INITIALLY DEFERRED,
    "owner" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL
) STRICT;
CREATE INDEX risk_by_rank ON risk (rank, id);
CREATE INDEX risk_by_initiative ON risk ("initiative");
CREATE INDEX risk_by_pillar ON risk ("pillar");

-- A standard that lets teams go fast without asking.
CREATE TABLE guardrail (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    rank TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    "statement" TEXT NOT NULL DEFAULT '',
    "class" TEXT NOT NULL,
    "checked_by" TEXT NOT NULL DEFAULT '',
    "why" TEXT NOT NULL DEFAULT '',
    "owner" TEXT NOT NULL DEFAULT '',
    "exceptions" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("exceptions"))
) STRICT;
CREATE INDEX guardrail_by_rank ON guardrail (rank, id);

-- Someone whom the strategy concerns, and who can help or hinder it.
CREATE TABLE stakeholder (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    rank TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL,
    "function" TEXT NOT NULL DEFAULT '',
    "influence" INTEGER,
    "interest" INTEGER,
    "stance" TEXT,
    "desired" TEXT,
    "incentive" TEXT NOT NULL DEFAULT '',
    "shared_goal" TEXT NOT NULL DEFAULT '',
    "cadence" TEXT,
    "next_contact" TEXT,
    "audience" TEXT,
    "private_note" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX stakeholder_by_rank ON stakeholder (rank, id);

-- Who decides a class of questions, so that teams need not ask upwards.
CREATE TABLE decision_right (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    rank TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    "decides" TEXT NOT NULL DEFAULT '',
    "driver" TEXT NOT NULL DEFAULT '',
    "approver" TEXT NOT NULL DEFAULT '',
    "contributors" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("contributors")),
    "informed" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("informed")),
    "escalation" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX decision_right_by_rank ON decision_right (rank, id);

-- The story for one audience, told in its own words.
CREATE TABLE narrative (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    rank TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "audience" TEXT NOT NULL,
    "story" TEXT NOT NULL DEFAULT '',
    "example" TEXT NOT NULL DEFAULT '',
    "period" TEXT
) STRICT;
CREATE INDEX narrative_by_rank ON narrative (rank, id);

-- Something that is done again and again, so that people learn and stay aligned.
CREATE TABLE ritual (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    rank TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "purpose" TEXT NOT NULL DEFAULT '',
    "cadence" TEXT,
    "participants" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("participants")),
    "owner" TEXT NOT NULL DEFAULT '',
    "last_held" TEXT,
    "next_due" TEXT,
    "outcome" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX ritual_by_rank ON ritual (rank, id);

-- An hour in which the strategy is held against reality.
CREATE TABLE review (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    rank TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "kind" TEXT NOT NULL,
    "date" TEXT,
    "status" TEXT NOT NULL,
    "participants" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("participants")),
    "agenda" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("agenda")),
    "wins" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("wins")),
    "setbacks" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("setbacks")),
    "trade_offs" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("trade_offs")),
    "notes" TEXT NOT NULL DEFAULT '',
    "actions" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("actions")),
    "next_date" TEXT,
    "snapshot" TEXT REFERENCES snapshot (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX review_by_rank ON review (rank, id);
CREATE INDEX review_by_snapshot ON review ("snapshot");

-- A document that left the house: for whom, when, and from which state of the strategy.
CREATE TABLE publication (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    rank TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    "document" TEXT NOT NULL DEFAULT '',
    "audience" TEXT NOT NULL,
    "format" TEXT NOT NULL DEFAULT '',
    "time" TEXT,
    "revision" INTEGER,
    "file_name" TEXT NOT NULL DEFAULT '',
    "hash" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX publication_by_rank ON publication (rank, id);

-- A finding of the checks that is left as it is, with the reason.
CREATE TABLE silence (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    rank TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    "code" TEXT NOT NULL DEFAULT '',
    "record" TEXT NOT NULL CHECK (json_valid("record")),
    "reason" TEXT NOT NULL DEFAULT '',
    "until" TEXT
) STRICT;
CREATE INDEX silence_by_rank ON silence (rank, id);

ALTER TABLE assumption ADD COLUMN "metric" TEXT REFERENCES metric (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE assumption ADD COLUMN "side" TEXT;
ALTER TABLE assumption ADD COLUMN "threshold" REAL;
ALTER TABLE assumption ADD COLUMN "experiment" TEXT REFERENCES experiment (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX assumption_by_metric ON assumption ("metric");
CREATE INDEX assumption_by_experiment ON assumption ("experiment");
