-- A cell that was emptied is not a cell in which nought was typed: the first is shown empty and
-- counts as not reported. Until now an emptied total was known by its nought.
alter table cell add column is_blank boolean not null default false;
update cell set is_blank = true where amount = 0 and figure in
  ('social_value', 'social_other_value', 'health_value', 'humanitarian_value_total');
