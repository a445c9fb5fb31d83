-- Work that a programme's file recorded (a herd, a house, a patient) names the page of that file;
-- it is corrected there and nowhere else.
alter table activity add column kept_in text;
