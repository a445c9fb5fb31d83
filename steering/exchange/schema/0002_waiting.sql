-- Rows of work that will wait for a second pair of eyes, counted when the file is judged. The
-- column may be empty, so the journal's hashes of older rows stay right.
alter table intake add column rows_waiting bigint;
