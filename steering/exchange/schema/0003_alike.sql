-- Rows of work that look like work recorded otherwise, counted when the file is judged; they are
-- written only where somebody says that they are other work. The column may be empty, so the
-- journal's hashes of older rows stay right.
alter table intake add column rows_alike bigint;
