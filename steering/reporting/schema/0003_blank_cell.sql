-- A cell that was emptied is not a cell in which nought was typed: the first is shown empty and
-- counts as not reported. Older rows say nothing (their hashes in the journal stay right): of them
-- a stated total of nought was an emptied one.
alter table cell add column is_blank boolean;
