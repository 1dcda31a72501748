-- How much may be in progress at once in a column of the roadmap, and where a decision stood before.

ALTER TABLE strategy ADD COLUMN "work_limits" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("work_limits"));
ALTER TABLE decision ADD COLUMN "earlier" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("earlier"));
