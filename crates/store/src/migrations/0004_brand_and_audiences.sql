-- How documents look, for whom they are made, and what matters most on the one page.

ALTER TABLE strategy ADD COLUMN "accent" TEXT;
ALTER TABLE strategy ADD COLUMN "confidentiality" TEXT NOT NULL DEFAULT '';
ALTER TABLE strategy ADD COLUMN "footer" TEXT NOT NULL DEFAULT '';
ALTER TABLE strategy ADD COLUMN "paper_series" TEXT NOT NULL DEFAULT 'international';
ALTER TABLE vision ADD COLUMN "page_order" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("page_order"));

-- The sign of the organisation. A table of its own: the history keeps whole records, and a picture should not come along
-- whenever the title of the strategy changes.
CREATE TABLE logo (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    rank TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "alternative" TEXT NOT NULL DEFAULT '',
    "picture" TEXT
) STRICT;
CREATE INDEX logo_by_rank ON logo (rank, id);

-- People for whom documents are made, and what they see otherwise than the audience they are like.
CREATE TABLE audience (
    no INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    rank TEXT NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "like" TEXT NOT NULL,
    "sights" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("sights"))
) STRICT;
CREATE INDEX audience_by_rank ON audience (rank, id);

ALTER TABLE publication ADD COLUMN "own_audience" TEXT REFERENCES audience (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX publication_by_own_audience ON publication ("own_audience");
