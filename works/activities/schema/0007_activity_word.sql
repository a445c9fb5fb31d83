-- The words of every title, folded, by the month of the work: a search for a rare word reads the
-- few rows of that word and not the whole month. What was recorded before is cut into its words
-- letter by letter, in the words that both engines know.
create table activity_word (
  on_month bigint not null,
  word text not null,
  activity uuid not null,
  on_day bigint not null,
  primary key (on_month, word, activity)
) /* clustered */;
insert into activity_word (on_month, word, activity, on_day)
with recursive cut (activity, on_day, word, ended, rest) as (
  select id, until_on, '', '', title_folded || ' ' from activity
  union all
  select activity, on_day,
    case when substr(rest, 1, 1) in (
      ' ', ',', '.', ';', ':', '(', ')', '-', '/', '"', '''', '!', '?', '%', '+', '&', '–', '“', '”'
    ) then '' else word || substr(rest, 1, 1) end,
    case when substr(rest, 1, 1) in (
      ' ', ',', '.', ';', ':', '(', ')', '-', '/', '"', '''', '!', '?', '%', '+', '&', '–', '“', '”'
    ) then word else '' end,
    substr(rest, 2)
  from cut where rest <> ''
)
select distinct on_day / 100, ended, activity, on_day from cut where ended <> '';
