-- Where a province asks otherwise than the published rule its bank names: the how-manyeth calf goes
-- on, of the female calves or of all. Nothing where the published rule holds.
alter table herd_bank add column calf_order bigint;
alter table herd_bank add column calf_sex text;
