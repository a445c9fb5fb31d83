-- Those who came together: an intake by its name; a file without one is of the year it was opened.
-- What "reached" rests on: what was measured, or a word. Empty stands for none, so that the
-- journal's hashes of older rows stay right. All files of one person are read together.
alter table care_file add column intake text;
alter table care_file add column reached_by text;
create index care_file_receiver on care_file (receiver);
