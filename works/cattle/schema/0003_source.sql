-- What an animal was worth came as the animal itself or as the money that bought it. Empty stands
-- for goods, so the journal's hashes of older rows stay right.
alter table herd_animal add column worth_source text;
