-- Reviews that are held point by point, what the plan said where an option says otherwise, and notes of workshops that
-- are called by their numbers.

-- A point of the agenda was a line; now it has minutes and what it is held against. The history speaks of the same field.
UPDATE review SET "agenda" =
    (SELECT json_group_array(json_object('text', value, 'shows', 'talk', 'minutes', NULL)) FROM json_each("agenda"));
UPDATE change SET before = json_set(before, '$.agenda', json(
    (SELECT json_group_array(json_object('text', value, 'shows', 'talk', 'minutes', NULL))
     FROM json_each(change.before, '$.agenda'))))
    WHERE kind = 'review' AND json_type(before, '$.agenda') = 'array';
UPDATE change SET after = json_set(after, '$.agenda', json(
    (SELECT json_group_array(json_object('text', value, 'shows', 'talk', 'minutes', NULL))
     FROM json_each(change.after, '$.agenda'))))
    WHERE kind = 'review' AND json_type(after, '$.agenda') = 'array';

-- How far a review has come by the clock.
ALTER TABLE review ADD COLUMN "begun" TEXT;
ALTER TABLE review ADD COLUMN "point" INTEGER;
ALTER TABLE review ADD COLUMN "point_begun" TEXT;

-- What stood in the plan when the option first said otherwise.
ALTER TABLE plan_option ADD COLUMN "was" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("was"));

-- The number by which a note is called on paper.
ALTER TABLE workshop_note ADD COLUMN "number" INTEGER;
UPDATE workshop_note SET "number" =
    (SELECT count(*) FROM workshop_note AS other WHERE (other.rank, other.id) <= (workshop_note.rank, workshop_note.id));
