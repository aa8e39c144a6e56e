-- Seconds; null where the server's own lifetime holds. All replicas issue a client's tokens for as long.
alter table client add column token_lifetime integer;
