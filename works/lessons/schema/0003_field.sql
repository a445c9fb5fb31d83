-- Which of the five skill fields for officers a class is of (TRN-01).
alter table training_class add column field text;
