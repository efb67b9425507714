-- When somebody who offers usually has time: keys of parts of the week, comma separated; null for always.
alter table offers add column times text;
