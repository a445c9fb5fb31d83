-- How a person is found while their name is typed: every name that some dossier has, once, without
-- tones, its words, and the three-letter pieces of words that a slip of the finger leaves whole. No
-- row says whose name it is; that stands in `address` and `address_member`. Names of before this
-- step are cut by a job (`is_cut`).
create table address_named (
  name text primary key,
  sorted text not null,
  is_cut boolean not null
) /* clustered */;
create index address_named_sorted on address_named (sorted);
create index address_named_due on address_named (name) where is_cut = false;
create table address_named_word (
  word text not null,
  name text not null,
  primary key (word, name)
) /* clustered */;
create table address_word_piece (
  piece text not null,
  word text not null,
  primary key (piece, word)
) /* clustered */;
insert into address_named (name, sorted, is_cut)
select distinct name_folded, '', false from address;
-- Who lives there is found too: households are met through them. Empty: not folded yet.
alter table address_member add column name_folded text not null default '';
create index address_member_name on address_member (name_folded);
