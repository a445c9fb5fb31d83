-- Why a file was said to have been opened by mistake. Empty stands for none, so that the journal's
-- hashes of older rows stay right.
alter table care_file add column mistaken_why text;
