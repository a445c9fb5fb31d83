-- A bull whose sale was a mistake comes back and may be sold again: a heifer that was recorded by
-- mistake no longer holds its place.
drop index herd_animal_bought_for;
create unique index herd_animal_bought_for on herd_animal (bought_for)
  where left_how is null or left_how <> 'mistake';
