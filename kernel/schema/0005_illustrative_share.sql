-- Shares that no source gives: equal parts of the communes that were cut on 1 July 2025 stand for
-- the want of better ones. Whoever knows better writes a share, and the mark is gone.
alter table succession add column is_illustrative boolean not null default false;
update succession set is_illustrative = true
  where kind = 'part' and share_whole = (
    select count(*) from succession s where s.from_unit = succession.from_unit
  ) and share_part = 1 and on_day = 20250701;
