-- Goods that are handed over by units below the one that received them: what kind of work hands
-- them over, whether their value is printed with *trên*, and why they were taken back.
alter table consignment add column kind text;
alter table consignment add column at_least boolean not null default false;
alter table consignment add column taken_back_why text;
