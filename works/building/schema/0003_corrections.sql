-- How many live in a household that a house is built for, and why a construction that was given up
-- goes on after all. Columns may be empty, so the journal's hashes of older rows stay right.
alter table construction add column people bigint;
alter table construction add column resumed_why text;
