-- Since when a review that is held pauses.
ALTER TABLE review ADD COLUMN "paused" TEXT;
