-- The file as it was first: one table for each kind of record with a column for each field, the history, the search.
-- Never edited: what changes later is a step of its own.
--
-- `no` numbers the records of all kinds together; the search index knows a record by it. Lists, parts and references to
-- any kind are JSON text. References between tables are checked at the end of an operation, whose changes may come in
-- any order.

-- The file itself, one row.
CREATE TABLE file (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    lineage TEXT NOT NULL,              -- identity of this strategy, the same in all its copies
    program TEXT NOT NULL,              -- the version of the program that made it
    created TEXT NOT NULL,
    revision INTEGER NOT NULL,          -- goes up by one with each commit
    last_no INTEGER NOT NULL            -- the highest `no` given so far
) STRICT;

-- What was done, in order. Its changes are in `change`.
CREATE TABLE operation (
    id INTEGER PRIMARY KEY,             -- the revision that it first made
    uid TEXT NOT NULL,                  -- its identity across copies of the file
    revision INTEGER NOT NULL,          -- the revision that it last made: typing grows an operation
    role TEXT NOT NULL CHECK (role IN ('begin', 'edit', 'undo', 'redo', 'revert', 'recover')),
    state TEXT NOT NULL DEFAULT 'done' CHECK (state IN ('done', 'undone', 'dropped')),
    undoes INTEGER REFERENCES operation (id) DEFERRABLE INITIALLY DEFERRED,  -- what an undo, redo or revert refers to
    label TEXT NOT NULL,
    author TEXT NOT NULL,
    origin TEXT NOT NULL,
    coalesce_key TEXT,
    time TEXT NOT NULL,                 -- when it began
    touched TEXT NOT NULL               -- when it last grew
) STRICT;
CREATE INDEX operation_undone ON operation (id) WHERE state = 'undone';

-- What an operation changed. A record that was made has no `before`, one that was deleted no `after`; otherwise both
-- hold the fields that changed and no others.
CREATE TABLE change (
    no INTEGER PRIMARY KEY,
    operation INTEGER NOT NULL REFERENCES operation (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    record TEXT NOT NULL,
    before TEXT CHECK (json_valid(before)),
    after TEXT CHECK (json_valid(after)),
    CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;
CREATE INDEX change_by_operation ON change (operation);
CREATE INDEX change_by_record ON change (record, operation);

-- All words of all records. Its rowid is the record's `no`.
CREATE VIRTUAL TABLE search USING fts5 (
    title, body, kind UNINDEXED, record UNINDEXED,
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

-- The strategy as a whole: its name, its owner, the time it covers.
CREATE TABLE strategy (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    rank TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "organisation" TEXT NOT NULL DEFAULT '',
    "subtitle" TEXT NOT NULL DEFAULT '',
    "owner" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL,
    "classification" TEXT NOT NULL,
    "horizon_from" TEXT,
    "horizon_to" TEXT,
    "fiscal_year_starts" INTEGER,
    "review_cadence" TEXT,
    "currency" TEXT NOT NULL DEFAULT ''
) STRICT;

-- Where the organisation is going, for whom and why: one page.
CREATE TABLE vision (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    rank TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    "statement" TEXT NOT NULL DEFAULT '',
    "for_whom" TEXT NOT NULL DEFAULT '',
    "problem" TEXT NOT NULL DEFAULT '',
    "outcomes" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("outcomes")),
    "constraints" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("constraints")),
    "capabilities" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("capabilities")),
    "impact" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("impact")),
    "narrative" TEXT NOT NULL DEFAULT '',
    "non_goals" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("non_goals")),
    "revisit_on" TEXT
) STRICT;

-- One of the two to five directions in which the strategy moves.
CREATE TABLE pillar (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    rank TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "code" TEXT NOT NULL DEFAULT '',
    "colour" TEXT NOT NULL,
    "intent" TEXT NOT NULL DEFAULT '',
    "promise" TEXT NOT NULL DEFAULT '',
    "owner" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX pillar_by_rank ON pillar (rank, id);

-- A preference between two good things, which decisions cite.
CREATE TABLE principle (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    rank TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    "prefer" TEXT NOT NULL DEFAULT '',
    "over" TEXT NOT NULL DEFAULT '',
    "because" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX principle_by_rank ON principle (rank, id);

-- A problem or an outcome that groups initiatives.
CREATE TABLE theme (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    rank TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "problem" TEXT NOT NULL DEFAULT '',
    "why" TEXT NOT NULL DEFAULT '',
    "colour" TEXT,
    "pillar" TEXT REFERENCES pillar (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX theme_by_rank ON theme (rank, id);
CREATE INDEX theme_by_pillar ON theme ("pillar");

-- One bet: work with an owner, a reason and a way to tell whether it succeeded.
CREATE TABLE initiative (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    rank TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "code" TEXT NOT NULL DEFAULT '',
    "summary" TEXT NOT NULL DEFAULT '',
    "why" TEXT NOT NULL DEFAULT '',
    "theme" TEXT REFERENCES theme (id) DEFERRABLE INITIALLY DEFERRED,
    "pillar" TEXT REFERENCES pillar (id) DEFERRABLE INITIALLY DEFERRED,
    "owner" TEXT NOT NULL DEFAULT '',
    "team" TEXT NOT NULL DEFAULT '',
    "category" TEXT,
    "horizon" TEXT NOT NULL,
    "tier" TEXT,
    "status" TEXT NOT NULL,
    "commitment" TEXT NOT NULL,
    "start" TEXT,
    "end" TEXT,
    "effort_low" REAL,
    "effort_likely" REAL,
    "effort_high" REAL,
    "levers" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("levers")),
    "success_criteria" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("success_criteria")),
    "not_now_reason" TEXT NOT NULL DEFAULT '',
    "revisit_on" TEXT,
    "reach" REAL,
    "impact" REAL,
    "confidence" REAL,
    "ease" REAL,
    "user_business_value" REAL,
    "time_criticality" REAL,
    "risk_reduction" REAL,
    "gates" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("gates"))
) STRICT;
CREATE INDEX initiative_by_rank ON initiative (rank, id);
CREATE INDEX initiative_by_theme ON initiative ("theme");
CREATE INDEX initiative_by_pillar ON initiative ("pillar");

-- One initiative needs another.
CREATE TABLE dependency (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    rank TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    "from" TEXT REFERENCES initiative (id) DEFERRABLE INITIALLY DEFERRED,
    "to" TEXT REFERENCES initiative (id) DEFERRABLE INITIALLY DEFERRED,
    "kind" TEXT NOT NULL,
    "lag_days" INTEGER,
    "reason" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX dependency_by_rank ON dependency (rank, id);
CREATE INDEX dependency_by_from ON dependency ("from");
CREATE INDEX dependency_by_to ON dependency ("to");

-- A date that matters.
CREATE TABLE milestone (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    rank TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "initiative" TEXT REFERENCES initiative (id) DEFERRABLE INITIALLY DEFERRED,
    "date" TEXT,
    "fixed" INTEGER NOT NULL DEFAULT 0 CHECK ("fixed" IN (0, 1)),
    "note" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX milestone_by_rank ON milestone (rank, id);
CREATE INDEX milestone_by_initiative ON milestone ("initiative");

-- A choice that matters, with its reasons: a decision record.
CREATE TABLE decision (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    rank TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    "number" INTEGER,
    "title" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL,
    "date" TEXT,
    "pillar" TEXT REFERENCES pillar (id) DEFERRABLE INITIALLY DEFERRED,
    "context" TEXT NOT NULL DEFAULT '',
    "drivers" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("drivers")),
    "options" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("options")),
    "outcome" TEXT NOT NULL DEFAULT '',
    "good" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("good")),
    "bad" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("bad")),
    "follow_up" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("follow_up")),
    "confirmation" TEXT NOT NULL DEFAULT '',
    "driver" TEXT NOT NULL DEFAULT '',
    "approver" TEXT NOT NULL DEFAULT '',
    "contributors" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("contributors")),
    "informed" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("informed")),
    "door" TEXT,
    "revisit_on" TEXT,
    "more" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX decision_by_rank ON decision (rank, id);
CREATE INDEX decision_by_pillar ON decision ("pillar");

-- Something that a decision takes for granted, with the tripwire that would tell otherwise.
CREATE TABLE assumption (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    rank TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    "decision" TEXT REFERENCES decision (id) DEFERRABLE INITIALLY DEFERRED,
    "text" TEXT NOT NULL DEFAULT '',
    "measure" TEXT NOT NULL DEFAULT '',
    "tripwire" TEXT NOT NULL DEFAULT '',
    "current" TEXT NOT NULL DEFAULT '',
    "tripwire_on" TEXT,
    "state" TEXT NOT NULL
) STRICT;
CREATE INDEX assumption_by_rank ON assumption (rank, id);
CREATE INDEX assumption_by_decision ON assumption ("decision");

-- A relation between two records.
CREATE TABLE link (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    rank TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    "from" TEXT NOT NULL CHECK (json_valid("from")),
    "relation" TEXT NOT NULL,
    "to" TEXT NOT NULL CHECK (json_valid("to")),
    "note" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX link_by_rank ON link (rank, id);

-- A named point in history, to compare with or go back to.
CREATE TABLE snapshot (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    rank TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "time" TEXT,
    "revision" INTEGER
) STRICT;
CREATE INDEX snapshot_by_rank ON snapshot (rank, id);

