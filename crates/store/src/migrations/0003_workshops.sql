-- Workshops: what is prepared, what is said, how far it has come. And the box of private ballots, in which only sums
-- lie: it is written anew after each, in the order of its keys, so that no order of ballots can be read from it.

-- An hour in which people work on the strategy together.
CREATE TABLE workshop (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    rank TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "purpose" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL,
    "start" TEXT,
    "slot" INTEGER,
    "people" INTEGER,
    "roles" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("roles")),
    "private_notes" TEXT NOT NULL DEFAULT '',
    "summary" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX workshop_by_rank ON workshop (rank, id);

-- One step of a workshop.
CREATE TABLE workshop_step (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    rank TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    "workshop" TEXT REFERENCES workshop (id) DEFERRABLE INITIALLY DEFERRED,
    "title" TEXT NOT NULL DEFAULT '',
    "activity" TEXT NOT NULL,
    "minutes" INTEGER,
    "instructions" TEXT NOT NULL DEFAULT '',
    "input" TEXT NOT NULL DEFAULT '',
    "output" TEXT NOT NULL DEFAULT '',
    "dots" INTEGER,
    "dots_per_note" INTEGER,
    "voting" TEXT NOT NULL,
    "revealed" INTEGER NOT NULL DEFAULT 0 CHECK ("revealed" IN (0, 1)),
    "axis_x" TEXT NOT NULL DEFAULT '',
    "axis_y" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX workshop_step_by_rank ON workshop_step (rank, id);
CREATE INDEX workshop_step_by_workshop ON workshop_step ("workshop");

-- Something that was said in a workshop.
CREATE TABLE workshop_note (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    rank TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    "workshop" TEXT REFERENCES workshop (id) DEFERRABLE INITIALLY DEFERRED,
    "step" TEXT REFERENCES workshop_step (id) DEFERRABLE INITIALLY DEFERRED,
    "text" TEXT NOT NULL DEFAULT '',
    "sort" TEXT NOT NULL,
    "within" TEXT REFERENCES workshop_note (id) DEFERRABLE INITIALLY DEFERRED,
    "times" INTEGER,
    "votes" INTEGER,
    "scores" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("scores")),
    "x" REAL,
    "y" REAL,
    "preferred" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("preferred")),
    "owner" TEXT NOT NULL DEFAULT '',
    "due" TEXT,
    "chosen" INTEGER NOT NULL DEFAULT 0 CHECK ("chosen" IN (0, 1)),
    "left_out" TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX workshop_note_by_rank ON workshop_note (rank, id);
CREATE INDEX workshop_note_by_workshop ON workshop_note ("workshop");
CREATE INDEX workshop_note_by_step ON workshop_note ("step");
CREATE INDEX workshop_note_by_within ON workshop_note ("within");

-- How far a workshop has come by the clock, and what its stage shows.
CREATE TABLE workshop_run (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    rank TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    "workshop" TEXT REFERENCES workshop (id) DEFERRABLE INITIALLY DEFERRED,
    "message" TEXT NOT NULL DEFAULT '',
    "step" TEXT REFERENCES workshop_step (id) DEFERRABLE INITIALLY DEFERRED,
    "laps" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("laps")),
    "begun" TEXT,
    "ended" TEXT,
    "stage" TEXT NOT NULL,
    "speaker" INTEGER,
    "locked" INTEGER NOT NULL DEFAULT 0 CHECK ("locked" IN (0, 1))
) STRICT;
CREATE INDEX workshop_run_by_rank ON workshop_run (rank, id);
CREATE INDEX workshop_run_by_workshop ON workshop_run ("workshop");
CREATE INDEX workshop_run_by_step ON workshop_run ("step");

-- How many dots, or how often a score: of one step, for one note. Under no note stands how many ballots there are.
CREATE TABLE ballot (
    step TEXT NOT NULL,
    note TEXT NOT NULL,
    value INTEGER NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (step, note, value)
) STRICT, WITHOUT ROWID;
