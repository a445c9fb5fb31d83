-- Most work belongs to no campaign, and a list by campaign never asks for that work: it takes no
-- room in the index and no time when it is recorded.
drop index activity_scope_campaign;
create index activity_scope_campaign on activity_scope (above, campaign, on_day, activity)
  where campaign is not null;
