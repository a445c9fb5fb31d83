-- The help of a month is asked for by unit: who was helped by two givers is looked for there.
create index help_unit on help (unit, on_day);
