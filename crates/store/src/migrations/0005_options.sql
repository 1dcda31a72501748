-- Options of the plan, reasons beside operations, and snapshots that the program takes by itself.

-- Another way that the plan could go, beside the plan until it is adopted.
CREATE TABLE plan_option (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    rank TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL,
    "decision" TEXT REFERENCES decision (id) DEFERRABLE INITIALLY DEFERRED,
    "changes" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("changes"))
) STRICT;
CREATE INDEX plan_option_by_rank ON plan_option (rank, id);
CREATE INDEX plan_option_by_decision ON plan_option ("decision");

-- Whether the program took it before a change of many records.
ALTER TABLE snapshot ADD COLUMN "automatic" INTEGER NOT NULL DEFAULT 0 CHECK ("automatic" IN (0, 1));

-- Why an operation was done, where its author said so. It is no part of the strategy: it can be written later.
ALTER TABLE operation ADD COLUMN note TEXT NOT NULL DEFAULT '';
